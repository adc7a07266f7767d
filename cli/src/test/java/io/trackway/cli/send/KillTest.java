package io.trackway.cli.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.cli.send.ScriptedEndpoint.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command in a process of its own, which is ended in the middle. */
class KillTest {

  private static final int EVENTS = 6_000;

  @TempDir private Path folder = Path.of("");

  /** SIGKILL, twice: what was answered before the last checkpoint is not sent again. */
  @Test
  void everyEvent_arrives_howeverOftenTheSenderIsKilled() throws Exception {
    List<String> lines = lines();
    try (ScriptedEndpoint endpoint = slow()) {
      killAfter(start(endpoint), endpoint, 20);
      killAfter(start(endpoint), endpoint, 50);
      Process last = start(endpoint);

      assertThat(last.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(output()).contains("Going on after line", "sent      6,000", "accepted  6,000");
      assertThat(last.exitValue()).isZero();
      assertThat(endpoint.lines()).containsAll(lines);
      assertThat(endpoint.lines().size()).isLessThan(2 * EVENTS);
    }
    assertThat(progress()).doesNotExist();
  }

  /** SIGTERM and Ctrl-C run the same hook. */
  @Test
  void aSenderThatIsStopped_saysHowFarItIs() throws Exception {
    try (ScriptedEndpoint endpoint = slow()) {
      lines();
      Process process = start(endpoint);
      Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> endpoint.requests().size() > 9);
      process.destroy();

      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(output()).contains("Stopped after line ", "The same command goes on from there.");
      assertThat(progress()).exists();
    }
  }

  /** Waits for some requests and for a checkpoint, and kills without a warning. */
  private void killAfter(Process process, ScriptedEndpoint endpoint, int requests)
      throws IOException, InterruptedException {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> endpoint.requests().size() >= requests && line() > 0);
    process.destroyForcibly();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(line()).isPositive();
  }

  private long line() throws IOException {
    ProgressFile file = new ProgressFile(progress());
    ProgressFile.Saved saved = file.exists() ? file.read() : null;
    return saved == null ? 0 : saved.checkpoint().position().line();
  }

  private ScriptedEndpoint slow() {
    return new ScriptedEndpoint(
        request -> {
          LockSupport.parkNanos(Duration.ofMillis(80).toNanos());
          return Response.accepted(request);
        });
  }

  private List<String> lines() throws IOException {
    List<String> lines =
        IntStream.range(0, EVENTS).mapToObj(number -> "{\"id\":\"" + number + "\"}").toList();
    Files.write(folder.resolve("events.ndjson"), lines);
    return lines;
  }

  private Path progress() {
    return folder.resolve("events.ndjson.progress");
  }

  private String output() throws IOException {
    return Files.readString(folder.resolve("output"));
  }

  private Process start(ScriptedEndpoint endpoint) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "io.trackway.cli.Main",
            "send",
            folder.resolve("events.ndjson").toString(),
            "--endpoint",
            endpoint.address(),
            "--batch",
            "50")
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output").toFile())
        .start();
  }
}
