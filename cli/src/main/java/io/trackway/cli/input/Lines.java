package io.trackway.cli.input;

import io.trackway.event.Limits;
import io.trackway.event.Payload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines as bytes, in constant memory however long they are.
 *
 * <p>Bytes and not text: what is not UTF-8 is the trouble of one event, which the endpoint rejects
 * and keeps. Blank is what the endpoint calls blank, since its answers count the other lines only.
 */
public final class Lines {

  private static final int BLOCK_BYTES = 64 * 1024;

  private final InputStream in;
  private final byte[] block = new byte[BLOCK_BYTES];
  private int next;
  private int filled;
  private Position position;

  /** Lines from a stream that stands at that place of its file. */
  public Lines(InputStream in, Position position) {
    this.in = in;
    this.position = position;
  }

  /** The next line that is not blank; nothing at the end. */
  public @Nullable Line next() throws IOException {
    while (next < filled || fill()) {
      Line line = read();
      if (line.isTooLong() || !isBlank(line.payload().data())) {
        return line;
      }
    }
    return null;
  }

  private Line read() throws IOException {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    long length = 0;
    boolean ended = false;
    while (!ended && (next < filled || fill())) {
      int start = next;
      while (next < filled && block[next] != '\n') {
        next++;
      }
      int room = Limits.REQUEST_BYTES_MAX - kept.size();
      kept.write(block, start, Math.min(next - start, room));
      length += next - start;
      ended = next < filled;
      next += ended ? 1 : 0;
    }
    position = new Position(position.line() + 1, position.offset() + length + (ended ? 1 : 0));
    ByteBuffer text = withoutMark(ByteBuffer.wrap(kept.toByteArray()));
    return new Line(position, new Payload(text), length > Limits.REQUEST_BYTES_MAX);
  }

  private boolean fill() throws IOException {
    next = 0;
    filled = Math.max(0, in.read(block));
    return filled > 0;
  }

  /** Without a byte order mark: files that were joined have one in their middle. */
  private static ByteBuffer withoutMark(ByteBuffer text) {
    boolean mark =
        text.remaining() >= 3
            && text.get(0) == (byte) 0xEF
            && text.get(1) == (byte) 0xBB
            && text.get(2) == (byte) 0xBF;
    return mark ? text.slice(3, text.remaining() - 3) : text;
  }

  private static boolean isBlank(ByteBuffer text) {
    for (int index = text.position(); index < text.limit(); index++) {
      if (!Character.isWhitespace(text.get(index))) {
        return false;
      }
    }
    return true;
  }
}
