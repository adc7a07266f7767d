package io.trackway.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the home of the Java that runs it into a file, for scripts outside Maven. */
final class JavaHome {

  private JavaHome() {}

  public static void main(String[] arguments) throws IOException {
    Files.writeString(Path.of(arguments[0]), System.getProperty("java.home"));
  }
}
