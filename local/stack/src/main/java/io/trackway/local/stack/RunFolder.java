package io.trackway.local.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one run: run.json, the logs, and working files that are gone when it is closed.
 *
 * <p>It is locked as long as its process lives. Whoever gets the lock and finds working files knows
 * that they are of a run that was killed, and ends what is left of that run.
 */
final class RunFolder implements AutoCloseable {

  private static final Duration LAST_RUN_ENDS = Duration.ofSeconds(10);

  private final Path folder;
  private final FileChannel lockFile;

  private RunFolder(Path folder, FileChannel lockFile) {
    this.folder = folder;
    this.lockFile = lockFile;
  }

  /** Takes the folder; removes what the last run left, its logs included. */
  static RunFolder open(Path folder) throws IOException {
    Files.createDirectories(folder);
    FileChannel lockFile =
        FileChannel.open(lock(folder), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (!tryLock(lockFile)) {
        throw new StackException(
            "Another stack is running with its files in %s. Stop it first (Ctrl-C where it runs)."
                .formatted(folder));
      }
      RunFolder opened = new RunFolder(folder, lockFile);
      opened.removeLastRun();
      Files.createDirectories(opened.work());
      return opened;
    } catch (IOException | RuntimeException failed) {
      lockFile.close();
      throw failed;
    }
  }

  /** Whether a living process has the folder. */
  static boolean isTaken(Path folder) throws IOException {
    if (!Files.exists(lock(folder))) {
      return false;
    }
    try (FileChannel lockFile = FileChannel.open(lock(folder), StandardOpenOption.WRITE)) {
      return !tryLock(lockFile);
    }
  }

  private static boolean tryLock(FileChannel lockFile) throws IOException {
    try {
      @Nullable FileLock lock = lockFile.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException sameProcess) {
      return false;
    }
  }

  private static Path lock(Path folder) {
    return folder.resolve("lock");
  }

  Path runFile() {
    return folder.resolve("run.json");
  }

  Path logs() {
    return folder.resolve("logs");
  }

  /** For everything that nobody wants once the run is over. */
  Path work() {
    return folder.resolve("work");
  }

  /** Holds the endpoint of the Invoke API while there is one. */
  Path invokeEndpointFile() {
    return invokeEndpointFile(folder);
  }

  static Path invokeEndpointFile(Path folder) {
    return folder.resolve("work").resolve("invoke-endpoint");
  }

  private void removeLastRun() throws IOException {
    if (Files.exists(work())) {
      endProcesses(work());
    }
    delete(work());
    delete(logs());
    Files.deleteIfExists(runFile());
  }

  /** Whatever was started with a path of the working files in its arguments. */
  private static void endProcesses(Path work) {
    List<ProcessHandle> left;
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      String mark = work + "/";
      left = all.filter(it -> it.info().commandLine().orElse("").contains(mark)).toList();
    }
    left.forEach(ProcessHandle::destroy);
    CompletableFuture<?>[] exits =
        left.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(exits)
        .completeOnTimeout(null, LAST_RUN_ENDS.toMillis(), TimeUnit.MILLISECONDS)
        .join();
    left.forEach(ProcessHandle::destroyForcibly);
  }

  private static void delete(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> found = Files.walk(path)) {
      deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : deepestFirst) {
      Files.deleteIfExists(each);
    }
  }

  /** Leaves the logs; where there are none, nothing. */
  @Override
  public void close() throws IOException {
    try {
      delete(work());
      Files.deleteIfExists(runFile());
      Files.deleteIfExists(lock(folder));
    } finally {
      lockFile.close();
    }
  }
}
