package io.trackway.protocol;

import io.trackway.event.Limits;
import io.trackway.request.Refusal;
import io.trackway.request.Submission;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** Takes a request's body out of its compression, never more of it than a request may have. */
final class Inflation {

  private static final Set<String> KNOWN_ENCODINGS = Set.of("", "identity", "gzip", "x-gzip");

  private static final int PART_BYTES = 1_024;

  private Inflation() {}

  /**
   * The body as JSON text in UTF-8.
   *
   * <p>Its first bytes decide: they tell gzip with certainty, no JSON begins with them, and the
   * header is missing where a client cannot set it, or stays where a proxy has inflated the body.
   */
  static byte[] inflate(Submission submission) throws RefusedException {
    String encoding = submission.header("content-encoding").orElse("").strip();
    if (!KNOWN_ENCODINGS.contains(encoding.toLowerCase(Locale.ROOT))) {
      throw new RefusedException(
          Refusal.Code.UNSUPPORTED_ENCODING, "content-encoding may be gzip or identity");
    }
    ByteBuffer body = submission.body();
    byte[] bytes = new byte[body.remaining()];
    body.get(bytes);
    byte[] inflated = isGzip(bytes) ? gunzip(bytes) : bytes;
    if (inflated.length > Limits.REQUEST_BYTES_MAX) {
      throw new RefusedException(
          Refusal.Code.REQUEST_TOO_LARGE,
          "the inflated body has more than %,d bytes".formatted(Limits.REQUEST_BYTES_MAX));
    }
    Charsets.requireUtf8(submission, inflated);
    return inflated;
  }

  /**
   * The beginning of a body that {@link #inflate} refuses, as far as it can be read, for the record
   * of what was refused.
   */
  static byte[] start(Submission submission) {
    ByteBuffer body = submission.body();
    byte[] bytes = new byte[body.remaining()];
    body.get(bytes);
    if (!isGzip(bytes)) {
      return bytes;
    }
    ByteArrayOutputStream start = new ByteArrayOutputStream();
    byte[] part = new byte[PART_BYTES];
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      int read = in.read(part);
      while (read >= 0 && start.size() <= Limits.REJECTED_PAYLOAD_BYTES_MAX) {
        start.write(part, 0, read);
        read = in.read(part);
      }
      return start.toByteArray();
    } catch (IOException broken) {
      return start.size() == 0 ? bytes : start.toByteArray();
    }
  }

  private static boolean isGzip(byte[] bytes) {
    return bytes.length >= 2 && bytes[0] == 0x1F && bytes[1] == (byte) 0x8B;
  }

  /** At most one byte more than allowed, so that a small bomb stays small. */
  private static byte[] gunzip(byte[] bytes) throws RefusedException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readNBytes(Limits.REQUEST_BYTES_MAX + 1);
    } catch (IOException broken) {
      throw new RefusedException(
          Refusal.Code.INVALID_ENCODING, "the body begins like gzip and cannot be inflated");
    }
  }
}
