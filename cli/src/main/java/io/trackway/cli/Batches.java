package io.trackway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads events, one in each line, into requests that the endpoint takes. */
final class Batches {

  /** Below the endpoint's 2,500, so that an answer and a repetition stay small. */
  static final int EVENTS_MAX = 500;

  /** Below the endpoint's 500 KB; a single line may be larger, which the endpoint then refuses. */
  static final int BYTES_MAX = 400 * 1024;

  private final BufferedReader lines;
  private long lineNumber;
  private @Nullable Line ahead;

  Batches(BufferedReader lines) {
    this.lines = lines;
  }

  /** A line that is not blank, and its number in the file from 1. */
  record Line(long number, String text) {
    int bytes() {
      return text.getBytes(UTF_8).length + 1;
    }
  }

  /** The next lines that go into one request; none at the end. */
  List<Line> next() throws IOException {
    List<Line> batch = new ArrayList<>();
    int bytes = 0;
    for (Line line = take(); line != null; line = take()) {
      bytes += line.bytes();
      if (!batch.isEmpty() && (batch.size() == EVENTS_MAX || bytes > BYTES_MAX)) {
        ahead = line;
        return batch;
      }
      batch.add(line);
    }
    return batch;
  }

  private @Nullable Line take() throws IOException {
    Line kept = ahead;
    if (kept != null) {
      ahead = null;
      return kept;
    }
    String text = lines.readLine();
    while (text != null) {
      lineNumber++;
      if (!text.isBlank()) {
        return new Line(lineNumber, text);
      }
      text = lines.readLine();
    }
    return null;
  }
}
