package io.trackway.local.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.trackway.local.redshift.RedshiftOptions.Throttle;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.redshiftdata.model.RedshiftDataException;

/** What a server leaves behind, however it ends, and the limits it can be started with. */
class ServerLifeTest {

  @Test
  void killedServer_leavesNoDatabaseAndNoFiles(@TempDir Path parent) throws IOException {
    Path directory = parent.resolve("redshift");
    Process server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ServerLifeTest.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader output = server.inputReader(StandardCharsets.UTF_8)) {
      assertThat(output.readLine()).isEqualTo("started");
    }
    long postgres =
        Long.parseLong(Files.readAllLines(directory.resolve("data/postmaster.pid")).getFirst());
    assertThat(ProcessHandle.of(postgres)).isPresent();
    server.destroyForcibly();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> Files.notExists(directory) && ProcessHandle.of(postgres).isEmpty());
  }

  /** The process that the test above kills. */
  public static void main(String[] arguments) throws InterruptedException {
    RedshiftDataServer.start(RedshiftOptions.in(Path.of(arguments[0])));
    System.out.println("started");
    Thread.currentThread().join();
  }

  @Test
  void throttle_refusesCallsBeyondTheRate() {
    Throttle throttle = new Throttle(2, 0, 0, 0, 0);
    MutableClock clock = new MutableClock();
    try (TestRedshift redshift =
        new TestRedshift(options -> options.withClock(clock).withThrottle(throttle))) {
      redshift.ended("SELECT 1");
      redshift.ended("SELECT 2");
      assertThatThrownBy(() -> redshift.ended("SELECT 3"))
          .isInstanceOfSatisfying(
              RedshiftDataException.class,
              refusal -> {
                assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("ThrottlingException");
                assertThat(refusal.statusCode()).isEqualTo(400);
              });
      clock.advance(Duration.ofSeconds(1));
      assertThat(redshift.ended("SELECT 3").error()).isNull();
    }
  }

  @Test
  void directoryOfOthers_isNotTaken(@TempDir Path directory) throws IOException {
    Files.createDirectory(directory.resolve("data"));
    assertThatThrownBy(() -> RedshiftDataServer.start(RedshiftOptions.in(directory)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(directory.resolve("data")).exists();
  }
}
