package io.trackway.sdk;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A browser without a window, with a profile of its own, on one page. */
final class Chromium implements AutoCloseable {

  private static final Path MODULE = Path.of(System.getProperty("basedir", "."));
  private static final Path NOTE = MODULE.resolve("target/chromium");
  private static final int END_SECONDS_MAX = 10;

  private final Process process;
  private final Path folder;

  private Chromium(Process process, Path folder) {
    this.process = process;
    this.folder = folder;
  }

  static Chromium open(URI page) throws IOException {
    Path folder = Files.createTempDirectory("trackway-chromium");
    List<String> command =
        List.of(
            program(),
            "--headless=new",
            // Root may not use the sandbox, and containers have none.
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--no-first-run",
            "--user-data-dir=" + folder.resolve("profile"),
            page.toString());
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    return new Chromium(process, folder);
  }

  private static String program() throws IOException {
    if (!Files.exists(NOTE)) {
      throw new IllegalStateException(
          "The tests of the browser SDKs need Chromium; src/test/chromium/provide.sh, which Maven"
              + " runs, finds or installs one and writes its path to "
              + NOTE);
    }
    return Files.readString(NOTE);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What the browser itself had to say. */
  String log() throws IOException {
    return Files.readString(folder.resolve("log"));
  }

  @Override
  public void close() throws IOException {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    try {
      for (ProcessHandle each : all) {
        each.onExit().get(END_SECONDS_MAX, TimeUnit.SECONDS);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("Chromium does not end", e);
    }
    try (Stream<Path> found = Files.walk(folder)) {
      for (Path each : found.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }
}
