package io.trackway.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs by function, which never grow without end. */
class FunctionLogsTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void lines_goToTheFileOfTheirFunction() throws IOException {
    try (FunctionLogs logs = new FunctionLogs(folder)) {
      logs.line("Ingest", 11, "one");
      logs.line("Loader", 12, "two");
      logs.line("Ingest", 13, "three");

      assertThat(Files.readAllLines(folder.resolve("Ingest.log")))
          .satisfiesExactly(
              line -> assertThat(line).endsWith("Z 11 one"),
              line -> assertThat(line).endsWith("Z 13 three"));
      assertThat(Files.readString(folder.resolve("Loader.log"))).endsWith("Z 12 two\n");
    }
  }

  @Test
  void fullFile_isSetAsideOnce() throws IOException {
    long bytesMax = 1_000;
    try (FunctionLogs logs = new FunctionLogs(folder, bytesMax)) {
      for (int i = 0; i < 200; i++) {
        logs.line("Ingest", 11, "line " + i);
      }
    }

    List<Path> files;
    try (Stream<Path> found = Files.list(folder)) {
      files = found.sorted().toList();
    }
    assertThat(files)
        .extracting(it -> it.getFileName().toString())
        .containsExactly("Ingest.log", "Ingest.log.1");
    assertThat(files).allSatisfy(it -> assertThat(Files.size(it)).isLessThan(bytesMax + 100));
    assertThat(Files.readString(files.getFirst())).endsWith("line 199\n");
  }
}
