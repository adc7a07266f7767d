package io.trackway.event;

import java.nio.charset.StandardCharsets;

/**
 * What is kept of a rejected payload.
 *
 * @param text at most {@link Limits#REJECTED_PAYLOAD_BYTES_MAX} bytes in UTF-8, without NUL and
 *     lone surrogates
 * @param truncated whether something is missing at its end
 */
public record Evidence(String text, boolean truncated) {

  /** Keeps as much of the payload as the limit allows; what cannot be stored becomes U+FFFD. */
  public static Evidence of(String payload) {
    String whole = StorableText.of(payload);
    byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= Limits.REJECTED_PAYLOAD_BYTES_MAX) {
      return new Evidence(whole, false);
    }
    int end = Limits.REJECTED_PAYLOAD_BYTES_MAX;
    // A continuation byte is 10xxxxxx: step back to the start of the character that was cut.
    while (end > 0 && (bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return new Evidence(new String(bytes, 0, end, StandardCharsets.UTF_8), true);
  }
}
