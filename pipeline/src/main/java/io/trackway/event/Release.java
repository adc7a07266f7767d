package io.trackway.event;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Which release of Trackway this is. */
public final class Release {

  /** As the build says it, such as {@code 0.1.0}. */
  public static final String VERSION = read();

  private Release() {}

  private static String read() {
    try (InputStream text = Release.class.getResourceAsStream("release.txt")) {
      return text == null
          ? "unknown"
          : new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
