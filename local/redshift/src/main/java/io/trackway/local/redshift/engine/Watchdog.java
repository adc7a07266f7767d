package io.trackway.local.redshift.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A shell that outlives this JVM by a moment, whatever ended it, to stop the database and remove
 * its files.
 *
 * <p>It blocks on a pipe that only this JVM holds, so that even kill -9 wakes it: the kernel closes
 * the pipe. A server that is closed in order is cleaned up by the same path.
 */
final class Watchdog implements AutoCloseable {
  private static final int STOP_SECONDS_MAX = 20;

  /** Signals of a terminal reach the whole process group; the watchdog must survive them. */
  private static final String SCRIPT =
      """
      trap '' INT TERM HUP
      cat >/dev/null
      pid=$(head -n 1 "$1/data/postmaster.pid" 2>/dev/null)
      if [ -n "$pid" ]; then
        kill -INT "$pid" 2>/dev/null
        for _ in $(seq 100); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
        kill -KILL "$pid" 2>/dev/null
      fi
      rm -rf "$1/data" "$1/binaries" "$1/postgres.log"
      rmdir "$1" 2>/dev/null
      exit 0
      """;

  private final Process shell;
  private final OutputStream pipe;

  private Watchdog(Process shell) {
    this.shell = shell;
    this.pipe = shell.getOutputStream();
  }

  static Watchdog over(Path directory) throws IOException {
    return new Watchdog(
        new ProcessBuilder("sh", "-c", SCRIPT, "watchdog", directory.toAbsolutePath().toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  @Override
  public void close() {
    try {
      pipe.close();
      if (!shell.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the local warehouse's files could not be removed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
