package io.trackway.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder of a run, also after a run that could not clean up. */
class RunFolderTest {

  @TempDir private Path parent = Path.of("");

  private Path folder() {
    return parent.resolve(".trackway");
  }

  @Test
  void close_leavesLogsOnly() throws IOException {
    try (RunFolder opened = RunFolder.open(folder())) {
      Files.createDirectories(opened.logs());
      Files.writeString(opened.logs().resolve("Ingest.log"), "x");
      Files.writeString(opened.runFile(), "{}");
      Files.createDirectories(opened.work().resolve("deep/er"));
    }

    assertThat(folder()).isDirectoryContaining("glob:**/logs");
    assertThat(folder().toFile().list()).containsExactly("logs");
  }

  @Test
  void folderInUse_isRefused() throws IOException {
    try (RunFolder opened = RunFolder.open(folder())) {
      assertThat(opened.work()).isDirectory();
      assertThatThrownBy(() -> RunFolder.open(folder()))
          .isInstanceOf(StackException.class)
          .hasMessageContaining("Another stack is running");
    }
    RunFolder.open(folder()).close();
  }

  @Test
  void leftovers_ofKilledRun_areRemovedAndItsProcessesEnded()
      throws IOException, InterruptedException {
    Path work = Files.createDirectories(folder().resolve("work"));
    Files.writeString(folder().resolve("run.json"), "{}");
    Files.writeString(Files.createDirectories(folder().resolve("logs")).resolve("a.log"), "old");
    Process orphan =
        new ProcessBuilder("sh", "-c", "read line", "orphan", work + "/functions").start();
    Process stranger = new ProcessBuilder("sh", "-c", "read line", "stranger").start();

    try (RunFolder opened = RunFolder.open(folder())) {
      assertThat(orphan.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(stranger.isAlive()).isTrue();
      assertThat(opened.runFile()).doesNotExist();
      assertThat(opened.logs()).doesNotExist();
      assertThat(opened.work()).isEmptyDirectory();
    } finally {
      orphan.destroyForcibly();
      stranger.destroyForcibly();
    }
  }
}
