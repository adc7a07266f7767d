package io.trackway.local.redshift.engine;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Removes what the PostgreSQL library leaves in the system's temporary folder: it unpacks a script
 * there that asks for the distribution's name, once in a JVM, and forgets it.
 */
final class LibraryTraces {
  private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));
  private static final String SCRIPT_PREFIX = "detect_linux_distribution_";

  private LibraryTraces() {}

  static synchronized void sweep() throws IOException {
    Set<Path> before = scripts();
    LinuxUtils.getDistributionName();
    Set<Path> added = new HashSet<>(scripts());
    added.removeAll(before);
    // Of two, one is another JVM's, which may be about to run it.
    if (added.size() == 1) {
      Files.deleteIfExists(added.iterator().next());
    }
  }

  private static Set<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.list(TEMPORARY)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(SCRIPT_PREFIX))
          .collect(Collectors.toSet());
    }
  }
}
