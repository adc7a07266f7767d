package io.trackway.event;

/**
 * Why something was rejected, for machines and for people.
 *
 * @param message names the field and the limit; cut at {@link
 *     Limits#REJECTION_MESSAGE_CHARACTERS_MAX}
 */
public record RejectionReason(RejectionCode code, String message) {

  public RejectionReason {
    message = StorableText.cut(message, Limits.REJECTION_MESSAGE_CHARACTERS_MAX);
  }

  /** The same, should it quote that secret, without it; empty for nothing. */
  public RejectionReason without(String secret) {
    return secret.isEmpty() ? this : new RejectionReason(code, message.replace(secret, "***"));
  }
}
