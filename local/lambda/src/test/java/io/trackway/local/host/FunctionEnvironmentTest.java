package io.trackway.local.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a function finds around it: environment, context, memory, logs. */
class FunctionEnvironmentTest {

  private final Path directory;

  FunctionEnvironmentTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void environment_isLambdas() throws Exception {
    Map<String, String> seen = describe();
    assertThat(seen)
        .containsEntry("STREAM_NAME", "events")
        .containsEntry("AWS_LAMBDA_FUNCTION_NAME", "Describe")
        .containsEntry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "256")
        .containsEntry("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST")
        .containsEntry("AWS_EXECUTION_ENV", "AWS_Lambda_java25")
        .containsEntry("_HANDLER", TestFunctions.Describe.class.getName())
        .containsKeys("LAMBDA_TASK_ROOT", "AWS_LAMBDA_LOG_GROUP_NAME", "AWS_ACCESS_KEY_ID");
  }

  @Test
  void reservedNames_overruleTheFunctions() throws Exception {
    assertThat(describe()).containsEntry("AWS_REGION", "eu-central-1");
  }

  @Test
  void environmentOfTheHost_isNotInherited() throws Exception {
    assertThat(System.getenv()).containsKey("HOME");
    assertThat(describe()).doesNotContainKey("HOME");
  }

  @Test
  void context_knowsRequestDeadlineAndArn() throws Exception {
    Map<String, String> seen = describe();
    assertThat(seen.get("requestId")).matches("[0-9a-f-]{36}");
    assertThat(Long.parseLong(seen.getOrDefault("remaining", "0"))).isBetween(1L, 10_000L);
    assertThat(seen)
        .containsEntry("arn", "arn:aws:lambda:eu-central-1:000000000000:function:Describe");
  }

  @Test
  void heap_isBoundedByMemory() throws Exception {
    assertThat(Long.parseLong(describe().getOrDefault("heap", "0")))
        .isLessThanOrEqualTo(256L * 85 / 100 * 1024 * 1024);
  }

  @Test
  void printedLines_reachTheSink() throws Exception {
    TestHost.Lines sink = new TestHost.Lines();
    print("hello", sink);
    await().until(() -> sink.lines.containsAll(List.of("out hello", "err hello")));
  }

  @Test
  void printedLine_thatIsTooLong_isCut() throws Exception {
    TestHost.Lines sink = new TestHost.Lines();
    print("x".repeat(200), sink);
    await().until(() -> sink.lines.contains("out " + "x".repeat(96) + "... (104 bytes more)"));
  }

  private void print(String text, LogSink sink) throws Exception {
    try (FunctionHost host =
        new FunctionHost(
            TestHost.settings(directory, 0),
            List.of(TestHost.function(TestFunctions.Print.class)),
            sink,
            InvocationObserver.NONE)) {
      host.invoke("Print", Payload.ofText(text));
    }
  }

  private Map<String, String> describe() throws Exception {
    try (FunctionHost host =
        TestHost.start(directory, TestHost.function(TestFunctions.Describe.class))) {
      return host.invoke("Describe", Payload.ofText("{}"))
          .document()
          .text()
          .lines()
          .collect(Collectors.toMap(it -> it.split("=", 2)[0], it -> it.split("=", 2)[1]));
    }
  }
}
