package io.trackway.local.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.trackway.local.host.InvocationResult.Answered;
import io.trackway.local.host.InvocationResult.Crashed;
import io.trackway.local.host.InvocationResult.FunctionFailed;
import io.trackway.local.host.InvocationResult.RequestTooLarge;
import io.trackway.local.host.InvocationResult.TimedOut;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one invocation comes to, by real child processes. */
class FunctionHostTest {

  private final Path directory;

  FunctionHostTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void answer_ofAHandlerThatReturns() throws Exception {
    try (FunctionHost host = TestHost.start(directory, function(TestFunctions.Echo.class))) {
      assertThat(host.invoke("Echo", Payload.ofText("{\"greeting\":\"hällo\"}")))
          .isEqualTo(new Answered(Payload.ofText("{\"greeting\":\"hällo\"}")));
    }
  }

  @Test
  void answer_ofSixMegabytes() throws Exception {
    try (FunctionHost host = TestHost.start(directory, function(TestFunctions.Echo.class))) {
      Payload largest = Payload.of(new byte[HostLimits.PAYLOAD_BYTES_MAX]);
      assertThat(host.invoke("Echo", largest)).isEqualTo(new Answered(largest));
    }
  }

  @Test
  void event_overSixMegabytes() throws Exception {
    try (FunctionHost host = TestHost.start(directory, function(TestFunctions.Echo.class))) {
      assertThat(host.invoke("Echo", Payload.of(new byte[HostLimits.PAYLOAD_BYTES_MAX + 1])))
          .isInstanceOf(RequestTooLarge.class);
      assertThat(host.processIds()).containsEntry("Echo", List.of());
    }
  }

  @Test
  void answer_overSixMegabytes() throws Exception {
    try (FunctionHost host = TestHost.start(directory, function(TestFunctions.Large.class))) {
      assertThat(host.invoke("Large", Payload.ofText("6291457")))
          .isInstanceOfSatisfying(
              FunctionFailed.class,
              it -> assertThat(it.type()).isEqualTo("Function.ResponseSizeTooLarge"));
      assertThat(host.invoke("Large", Payload.ofText("10"))).isInstanceOf(Answered.class);
    }
  }

  @Test
  void failure_ofAHandlerThatThrows() throws Exception {
    try (FunctionHost host = TestHost.start(directory, function(TestFunctions.Fail.class))) {
      assertThat(host.invoke("Fail", Payload.ofText("{}")))
          .isInstanceOfSatisfying(
              FunctionFailed.class,
              it -> {
                assertThat(it.type()).isEqualTo("java.lang.IllegalStateException");
                assertThat(it.message()).isEqualTo("no luck today");
                assertThat(it.document().text()).contains("stackTrace", "errorType");
              });
    }
  }

  @Test
  void failure_ofAHandlerThatCannotBeConstructed() throws Exception {
    try (FunctionHost host = TestHost.start(directory, function(TestFunctions.FailToStart.class))) {
      assertThat(host.invoke("FailToStart", Payload.ofText("{}")))
          .isInstanceOfSatisfying(
              FunctionFailed.class, it -> assertThat(it.message()).contains("STREAM_NAME"));
    }
  }

  @Test
  void failure_ofAHandlerThatDoesNotExist() throws Exception {
    FunctionDefinition function =
        new FunctionDefinition(
            "Missing",
            new FunctionCode("io.trackway.Missing", List.of()),
            Map.of(),
            new FunctionLimits(3, 256, 1),
            List.of());
    try (FunctionHost host = TestHost.start(directory, function)) {
      assertThat(host.invoke("Missing", Payload.ofText("{}")))
          .isInstanceOfSatisfying(
              FunctionFailed.class, it -> assertThat(it.message()).contains("io.trackway.Missing"));
    }
  }

  @Test
  void timeout_killsTheProcess() throws Exception {
    FunctionDefinition function =
        TestHost.function(TestFunctions.Wait.class, new FunctionLimits(1, 256, 1));
    try (FunctionHost host = TestHost.start(directory, function)) {
      long pid = Long.parseLong(host.invoke("Wait", Payload.ofText("0")).document().text());
      assertThat(host.invoke("Wait", Payload.ofText("60000")))
          .isInstanceOfSatisfying(
              TimedOut.class,
              it -> assertThat(it.message()).endsWith("Task timed out after 1.00 seconds"));
      assertThat(alive(pid)).isFalse();
      assertThat(host.invoke("Wait", Payload.ofText("0"))).isInstanceOf(Answered.class);
    }
  }

  @Test
  void crash_ofTheProcessDuringTheInvocation() throws Exception {
    try (FunctionHost host = TestHost.start(directory, function(TestFunctions.Exit.class))) {
      assertThat(host.invoke("Exit", Payload.ofText("3")))
          .isInstanceOfSatisfying(
              Crashed.class,
              it ->
                  assertThat(it.message())
                      .endsWith("Error: Runtime exited with error: exit status 3"));
      assertThat(host.processIds()).containsEntry("Exit", List.of());
    }
  }

  @Test
  void processThatDiedWhileIdle_isReplacedUnnoticed() throws Exception {
    try (FunctionHost host = TestHost.start(directory, function(TestFunctions.Wait.class))) {
      long pid = Long.parseLong(host.invoke("Wait", Payload.ofText("0")).document().text());
      ProcessHandle.of(pid).orElseThrow().destroyForcibly();
      await().until(() -> !alive(pid));
      assertThat(host.invoke("Wait", Payload.ofText("0"))).isInstanceOf(Answered.class);
    }
  }

  @Test
  void unknownFunction_isRefused() throws Exception {
    try (FunctionHost host = TestHost.start(directory, function(TestFunctions.Echo.class))) {
      assertThatThrownBy(() -> host.invoke("Other", Payload.ofText("{}")))
          .isInstanceOf(NoSuchElementException.class);
    }
  }

  private static FunctionDefinition function(Class<?> handler) {
    return TestHost.function(handler);
  }

  private static boolean alive(long pid) {
    return Optional.of(pid).flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive).isPresent();
  }
}
