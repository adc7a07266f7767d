package io.trackway.local.dynamodb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder of one server process: its log, and the native library that it unpacks. */
final class WorkFolder {

  private static final String TEMPORARY_FOLDER = "java.io.tmpdir";

  private WorkFolder() {}

  /** A new one beside the server's jars, so that nothing is ever left in the system's own. */
  static Path create(Path jars) throws IOException {
    return Files.createTempDirectory(jars.toAbsolutePath().getParent(), "dynamodb-run-");
  }

  /** The argument that makes it the temporary folder of a process. */
  static String argument(Path folder) {
    return "-D" + TEMPORARY_FOLDER + "=" + folder;
  }

  static Path ofThisProcess() {
    return Path.of(System.getProperty(TEMPORARY_FOLDER));
  }

  /** Deletes it with all that is in it; parent and child may both do so. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> found = Files.walk(folder)) {
      deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.deleteIfExists(path);
    }
  }
}
