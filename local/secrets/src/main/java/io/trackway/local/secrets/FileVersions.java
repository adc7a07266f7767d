package io.trackway.local.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** The one value that a file holds, read again each time, so that an edit is a new version. */
final class FileVersions implements Versions {

  private final Path file;

  FileVersions(Path file) {
    this.file = file;
  }

  @Override
  public synchronized Map<Stage, Version> now() {
    try {
      return Map.of(Stage.AWSCURRENT, read());
    } catch (NoSuchFileException absent) {
      return Map.of();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Replaces the file at once, so that nobody reads half of it. */
  @Override
  public synchronized Version put(Version version) {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try {
      Files.writeString(next, version.value());
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return read();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Version read() throws IOException {
    String value = Files.readString(file);
    Instant changedAt = Files.getLastModifiedTime(file).toInstant();
    return new Version(UUID.nameUUIDFromBytes(value.getBytes(UTF_8)).toString(), value, changedAt);
  }
}
