package io.trackway.local.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing stays behind, however the host ends. */
class HostShutdownTest {

  private final Path directory;

  HostShutdownTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void close_endsTheProcessesAndRemovesTheFolder() throws Exception {
    FunctionHost host = TestHost.start(directory, TestHost.function(TestFunctions.Wait.class));
    long child = Long.parseLong(host.invoke("Wait", Payload.ofText("0")).document().text());
    host.close();
    assertThat(alive(child)).isFalse();
    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void folderOfAHostThatWasKilled_isRemovedByTheNext() throws Exception {
    Process dead = startHost("0");
    dead.destroyForcibly().waitFor();
    Path leftover = Files.createDirectories(directory.resolve("functions-" + dead.pid() + "-x"));
    Files.writeString(leftover.resolve("runtime-client.so"), "");
    TestHost.start(directory, TestHost.function(TestFunctions.Wait.class)).close();
    assertThat(leftover).doesNotExist();
  }

  @Test
  void hostThatIsKilled_leavesNoIdleChild() throws Exception {
    assertChildEndsAfterKill("0", "second");
  }

  @Test
  void hostThatIsKilled_leavesNoBusyChild() throws Exception {
    assertChildEndsAfterKill("2000", "");
  }

  private void assertChildEndsAfterKill(String waitMillis, String killAfter) throws Exception {
    Process host = startHost(waitMillis);
    try (BufferedReader output = new BufferedReader(host.inputReader(StandardCharsets.UTF_8))) {
      long child = Long.parseLong(String.valueOf(output.readLine()));
      if (!killAfter.isEmpty()) {
        assertThat(output.readLine()).isEqualTo(killAfter);
      }
      assertThat(alive(child)).isTrue();
      host.destroyForcibly().waitFor();
      await().until(() -> !alive(child));
    }
  }

  private Process startHost(String waitMillis) throws IOException {
    return new ProcessBuilder(
            List.of(
                HostSettings.runningJava().toString(),
                "-cp",
                System.getProperty("java.class.path"),
                HostInAProcess.class.getName(),
                directory.toString(),
                waitMillis))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static boolean alive(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }
}
