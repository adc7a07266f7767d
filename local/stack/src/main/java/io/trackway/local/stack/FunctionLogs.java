package io.trackway.local.stack;

import io.trackway.local.host.LogSink;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** What functions print, in a file for each of them, and one older file where that is full. */
final class FunctionLogs implements LogSink, AutoCloseable {

  private static final long FILE_BYTES_MAX = 16L * 1024 * 1024;

  private final Path directory;
  private final long fileBytesMax;
  private final Map<String, OpenFile> files = new HashMap<>();
  private boolean closed;

  private static final class OpenFile {
    private final BufferedWriter writer;
    private long bytes;

    private OpenFile(Path path) throws IOException {
      writer = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
    }
  }

  FunctionLogs(Path directory) throws IOException {
    this(directory, FILE_BYTES_MAX);
  }

  FunctionLogs(Path directory, long fileBytesMax) throws IOException {
    this.directory = Files.createDirectories(directory);
    this.fileBytesMax = fileBytesMax;
  }

  @Override
  public synchronized void line(String functionName, long processId, String line) {
    if (closed) {
      return;
    }
    String entry =
        "%s %d %s%n".formatted(Instant.now().truncatedTo(ChronoUnit.MILLIS), processId, line);
    try {
      OpenFile file = file(functionName);
      file.writer.write(entry);
      file.writer.flush();
      file.bytes += entry.getBytes(StandardCharsets.UTF_8).length;
      if (file.bytes >= fileBytesMax) {
        file.writer.close();
        files.remove(functionName);
        Path path = path(functionName);
        Files.move(
            path,
            path.resolveSibling(path.getFileName() + ".1"),
            StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private OpenFile file(String functionName) throws IOException {
    OpenFile file = files.get(functionName);
    if (file == null) {
      file = new OpenFile(path(functionName));
      files.put(functionName, file);
    }
    return file;
  }

  private Path path(String functionName) {
    return directory.resolve(functionName + ".log");
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    for (OpenFile file : files.values()) {
      file.writer.close();
    }
    files.clear();
  }
}
