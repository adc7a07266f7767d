package io.trackway.event;

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
    String kept = StorableText.cutBytes(whole, Limits.REJECTED_PAYLOAD_BYTES_MAX);
    return new Evidence(kept, kept.length() < whole.length());
  }
}
