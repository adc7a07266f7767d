package io.trackway.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DynamoDbProcessTest {

  private static final DynamoDbProcess.Options OPTIONS =
      DynamoDbProcess.Options.inRepository(Path.of(System.getProperty("trackway.root")));

  @Test
  void start_answersUntilClosed_andLeavesNothing() throws Exception {
    ProcessHandle child;
    try (DynamoDbProcess database = DynamoDbProcess.start(OPTIONS)) {
      child = ProcessHandle.of(database.processId()).orElseThrow();
      assertThat(child.isAlive()).isTrue();
      assertThat(database.endpoint().getHost()).isEqualTo("127.0.0.1");
      assertThat(workFolders()).isNotEmpty();
    }

    child.onExit().get(5, TimeUnit.SECONDS);
    assertThat(workFolders()).isEmpty();
  }

  @Test
  void start_onTakenPort_saysWhy() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> DynamoDbProcess.start(OPTIONS.withPort(taken.getLocalPort())))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("did not come up")
          .hasMessageContaining("Failed to bind");
    }
    assertThat(workFolders()).isEmpty();
  }

  @Test
  void start_withoutJars_saysSo() {
    assertThatThrownBy(
            () ->
                DynamoDbProcess.start(
                    new DynamoDbProcess.Options(Path.of("absent"), 0, Duration.ofSeconds(1))))
        .hasMessageContaining("has not been built");
  }

  /** A parent that is killed cannot close anything: the child must notice by itself. */
  @Test
  void process_endsWithItsKilledParent() throws Exception {
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                StartAndWait.class.getName(),
                System.getProperty("trackway.root"))
            .start();
    ProcessHandle child =
        ProcessHandle.of(Long.parseLong(parent.inputReader().readLine())).orElseThrow();
    parent.destroyForcibly().waitFor();

    child.onExit().get(5, TimeUnit.SECONDS);
    assertThat(workFolders()).isEmpty();
  }

  /** A program that starts the server, prints its process id and waits to be killed. */
  static final class StartAndWait {
    private StartAndWait() {}

    public static void main(String[] arguments) throws Exception {
      try (DynamoDbProcess database =
          DynamoDbProcess.start(DynamoDbProcess.Options.inRepository(Path.of(arguments[0])))) {
        System.out.println(database.processId());
        ProcessHandle.of(database.processId()).orElseThrow().onExit().get();
      }
    }
  }

  private static List<Path> workFolders() throws IOException {
    try (Stream<Path> found = Files.list(OPTIONS.jars().getParent())) {
      return found
          .filter(path -> path.getFileName().toString().startsWith("dynamodb-run"))
          .toList();
    }
  }
}
