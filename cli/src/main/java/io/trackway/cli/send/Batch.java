package io.trackway.cli.send;

import io.trackway.cli.input.Line;
import io.trackway.cli.input.Position;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.List;

/** Lines that go in one request; at least one. */
record Batch(List<Line> lines) {

  Batch {
    lines = List.copyOf(lines);
  }

  long firstLine() {
    return lines.getFirst().number();
  }

  /** The place after its last line. */
  Position end() {
    return lines.getLast().end();
  }

  /** The request's body in NDJSON. */
  byte[] body() {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    WritableByteChannel out = Channels.newChannel(body);
    try {
      for (Line line : lines) {
        out.write(line.payload().data());
        body.write('\n');
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return body.toByteArray();
  }

  /** Two halves, for an endpoint that takes less at once. */
  List<Batch> halves() {
    int middle = lines.size() / 2;
    return List.of(
        new Batch(lines.subList(0, middle)), new Batch(lines.subList(middle, lines.size())));
  }

  /** What becomes of all of them when none was stored, for one reason. */
  Outcome rejected(String code, String message) {
    return new Outcome(
        end(), 0, lines.stream().map(line -> new RejectedLine(line, code, message)).toList());
  }
}
