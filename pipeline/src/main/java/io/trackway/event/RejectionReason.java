package io.trackway.event;

/**
 * Why something was rejected, for machines and for people.
 *
 * @param message names the field and the limit; cut at {@link
 *     Limits#REJECTION_MESSAGE_CHARACTERS_MAX}
 */
public record RejectionReason(RejectionCode code, String message) {

  public RejectionReason {
    if (message.length() > Limits.REJECTION_MESSAGE_CHARACTERS_MAX) {
      int end = Limits.REJECTION_MESSAGE_CHARACTERS_MAX;
      // Half of a surrogate pair could not be stored.
      message =
          message.substring(0, Character.isHighSurrogate(message.charAt(end - 1)) ? end - 1 : end);
    }
  }
}
