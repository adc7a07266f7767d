package io.trackway.local.redshift.copy;

import io.trackway.local.redshift.copy.RowRefused.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The lines of one object as text; the buffers are reused, so a line lasts until the next. */
final class Lines {
  /** Of one JSON object, from the guide's chapter on COPY from JSON. */
  static final int BYTES_MAX = 4 * 1024 * 1024;

  private static final int BUFFER_BYTES = 64 * 1024;

  private final InputStream in;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int at;
  private int end;
  private byte[] line = new byte[BUFFER_BYTES];
  private int length;
  private CharBuffer text = CharBuffer.allocate(BUFFER_BYTES);
  private long number;

  Lines(InputStream in) {
    this.in = in;
  }

  /** Counted from one. */
  long number() {
    return number;
  }

  /** The characters of the current line, from zero to {@link #size}. */
  char[] text() {
    return text.array();
  }

  int size() {
    return text.position();
  }

  /** Goes to the next line; false after the last. */
  boolean next() throws IOException, RowRefused {
    length = 0;
    boolean any = false;
    while (at < end || fill()) {
      any = true;
      int stop = lineEnd();
      append(stop);
      at = stop;
      if (stop < end) {
        at++;
        break;
      }
    }
    if (any) {
      number++;
      decode();
    }
    return any;
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, in.read(buffer));
    return end > 0;
  }

  private int lineEnd() {
    int stop = at;
    while (stop < end && buffer[stop] != '\n') {
      stop++;
    }
    return stop;
  }

  private void append(int stop) throws RowRefused {
    int more = stop - at;
    if (length + more > BYTES_MAX) {
      number++;
      throw RowRefused.line(Reason.LINE, "longer than " + BYTES_MAX + " bytes");
    }
    if (length + more > line.length) {
      line = Arrays.copyOf(line, Math.max(line.length * 2, length + more));
    }
    System.arraycopy(buffer, at, line, length, more);
    length += more;
  }

  private void decode() throws RowRefused {
    if (text.capacity() < length) {
      text = CharBuffer.allocate(line.length);
    }
    text.clear();
    decoder.reset();
    if (decoder.decode(ByteBuffer.wrap(line, 0, length), text, true).isError()) {
      throw RowRefused.line(Reason.ENCODING, "the line is not UTF-8");
    }
  }
}
