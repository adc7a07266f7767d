package io.trackway.benchmarks.coldstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How many classes a process had loaded until it ended.
 *
 * @param archived those that came from an archive of the JVM or of the function, already parsed
 */
record LoadedClasses(long all, long archived) {

  /** Counts them in a process of its own, since writing them down takes time. */
  static LoadedClasses of(Variant variant, Start start, Path log)
      throws IOException, InterruptedException {
    List<String> jvmArguments = new ArrayList<>(variant.jvmArguments());
    jvmArguments.add("-Xlog:class+load:file=" + log + ":none:filecount=0");
    start.run(new Variant(variant.name(), variant.code(), jvmArguments), 2);
    return new LoadedClasses(count(log, " source: "), count(log, " source: shared objects file"));
  }

  private static long count(Path log, String text) throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> line.contains(text)).count();
    }
  }
}
