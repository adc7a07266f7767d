package io.trackway.local.host;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Carries what a process prints to a sink, line by line; a line that is too long is cut. */
final class LogPump {

  private static final int END_OF_STREAM = -1;

  private final InputStream in;
  private final Consumer<String> lines;
  private final int lineBytesMax;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private int dropped;

  LogPump(InputStream in, Consumer<String> lines, int lineBytesMax) {
    this.in = new BufferedInputStream(in);
    this.lines = lines;
    this.lineBytesMax = lineBytesMax;
  }

  void run() {
    try (in) {
      int next = in.read();
      while (next != END_OF_STREAM) {
        take(next);
        next = in.read();
      }
    } catch (IOException closed) {
      // The process is gone; what it managed to print has been read.
    }
    if (line.size() > 0) {
      emit();
    }
  }

  private void take(int next) {
    if (next == '\n') {
      emit();
    } else if (line.size() < lineBytesMax) {
      line.write(next);
    } else {
      dropped++;
    }
  }

  private void emit() {
    String text = line.toString(StandardCharsets.UTF_8);
    lines.accept(dropped == 0 ? text : text + "... (" + dropped + " bytes more)");
    line.reset();
    dropped = 0;
  }
}
