package io.trackway.local.host;

import java.nio.file.Path;
import java.util.List;

/** What a function runs: its handler, written as Lambda takes it, and where the classes are. */
public record FunctionCode(String handler, List<Path> classpath) {

  public FunctionCode {
    if (handler.isBlank()) {
      throw new IllegalArgumentException("a function needs a handler");
    }
    classpath = List.copyOf(classpath);
  }
}
