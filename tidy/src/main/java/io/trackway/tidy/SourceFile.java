package io.trackway.tidy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One file of the repository.
 *
 * @param path from the root
 */
public record SourceFile(Path root, Path path) {

  /** The whole text. */
  public String text() {
    try {
      return Files.readString(root.resolve(path));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public List<String> lines() {
    return text().lines().toList();
  }

  /** Replaces the text. */
  public void write(String text) {
    try {
      Files.writeString(root.resolve(path), text);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** Whether it is part of what ships or runs, rather than of tests. */
  public boolean isMain() {
    return name().contains("src/main/");
  }

  /** The path with forward slashes. */
  public String name() {
    return path.toString().replace('\\', '/');
  }

  @Override
  public String toString() {
    return name();
  }
}
