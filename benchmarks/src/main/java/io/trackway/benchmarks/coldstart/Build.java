package io.trackway.benchmarks.coldstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A function's classpath, as a build leaves it in the folder {@code target} of its module. */
record Build(List<Path> classpath) {

  Build {
    classpath = List.copyOf(classpath);
  }

  /** As {@code sam build} packages it: the classes in a folder, then the libraries by name. */
  static Build unpacked(Path target) throws IOException {
    return of(target.resolve("classes"), target);
  }

  /** With the function's own jar for the folder, which no archive of classes can be over. */
  static Build packed(Path target) throws IOException {
    try (Stream<Path> files = Files.list(target)) {
      Path own =
          files
              .filter(Build::isJar)
              .findFirst()
              .orElseThrow(() -> new IOException("no jar in " + target + ": is it built?"));
      return of(own, target);
    }
  }

  long jars() {
    return classpath.stream().filter(Build::isJar).count();
  }

  /** Of all files, in bytes. */
  long size() throws IOException {
    long size = 0;
    for (Path part : classpath) {
      try (Stream<Path> files = Files.walk(part)) {
        size += files.filter(Files::isRegularFile).mapToLong(Build::size).sum();
      }
    }
    return size;
  }

  private static Build of(Path own, Path target) throws IOException {
    List<Path> classpath = new ArrayList<>(List.of(own));
    try (Stream<Path> libraries = Files.list(target.resolve("lib"))) {
      libraries.filter(Build::isJar).sorted().forEach(classpath::add);
    }
    return new Build(classpath);
  }

  private static boolean isJar(Path file) {
    return file.toString().endsWith(".jar");
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
