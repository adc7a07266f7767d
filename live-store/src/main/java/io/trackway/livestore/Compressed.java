package io.trackway.livestore;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Text as zlib's format has it, with its checksum. */
final class Compressed {

  /** Far above what fits into an item, so that nothing that was stored is refused. */
  static final int TEXT_BYTES_MAX = 8_000_000;

  private static final int BUFFER_BYTES = 8_192;

  private Compressed() {}

  /**
   * The text in fewer bytes.
   *
   * @throws LiveStoreException where it is longer than {@link #TEXT_BYTES_MAX}
   */
  static byte[] of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    requireWithin(bytes.length);
    Deflater deflater = new Deflater();
    try {
      deflater.setInput(bytes);
      deflater.finish();
      ByteArrayOutputStream compressed = new ByteArrayOutputStream();
      byte[] buffer = new byte[BUFFER_BYTES];
      while (!deflater.finished()) {
        compressed.write(buffer, 0, deflater.deflate(buffer));
      }
      return compressed.toByteArray();
    } finally {
      deflater.end();
    }
  }

  /**
   * The text that was compressed.
   *
   * @throws LiveStoreException where it is not in that format, broken off or too long
   */
  static String text(byte[] compressed) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(compressed);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      byte[] buffer = new byte[BUFFER_BYTES];
      while (!inflater.finished()) {
        int count = inflater.inflate(buffer);
        if (count == 0 && !inflater.finished()) {
          throw new LiveStoreException("a document's content is broken off");
        }
        bytes.write(buffer, 0, count);
        requireWithin(bytes.size());
      }
      return bytes.toString(StandardCharsets.UTF_8);
    } catch (DataFormatException strange) {
      throw new LiveStoreException("a document's content is not compressed text");
    } finally {
      inflater.end();
    }
  }

  private static void requireWithin(int bytes) {
    if (bytes > TEXT_BYTES_MAX) {
      throw new LiveStoreException(
          "a document's content is longer than %d bytes".formatted(TEXT_BYTES_MAX));
    }
  }
}
