package io.trackway.request;

import io.trackway.event.Limits;
import io.trackway.event.StorableText;
import java.util.Locale;

/**
 * Why a request as a whole is refused, for machines and for people.
 *
 * @param message names the field and the limit
 */
public record Refusal(Code code, String message) {

  public Refusal {
    message = StorableText.cut(message, Limits.REJECTION_MESSAGE_CHARACTERS_MAX);
  }

  /** Which refusal it is; the codes are part of the public contract and never change. */
  public enum Code {
    /** The body holds no event. */
    EMPTY_BODY(400),
    /** The body is not JSON, so that its events cannot be told apart. */
    INVALID_JSON(400),
    /** A field of the batch, outside its events, is wrong. */
    INVALID_FIELD(400),
    /** The body is said to be compressed and cannot be inflated. */
    INVALID_ENCODING(400),
    /** There is no write key, or no source has it. */
    UNAUTHORIZED(401),
    /** The write key has been switched off. */
    KEY_DISABLED(403),
    /** Nothing is at this path. */
    NOT_FOUND(404),
    /** The path is not for this method. */
    METHOD_NOT_ALLOWED(405),
    /** The inflated body is larger than {@link Limits#REQUEST_BYTES_MAX}. */
    REQUEST_TOO_LARGE(413),
    /** There are more than {@link Limits#REQUEST_EVENTS_MAX}: as above, send less at once. */
    TOO_MANY_EVENTS(413),
    /** The body is compressed in a way that is not known here. */
    UNSUPPORTED_ENCODING(415),
    /** The body is said to be in another charset than UTF-8. */
    UNSUPPORTED_CHARSET(415);

    private final int status;

    Code(int status) {
      this.status = status;
    }

    /** The HTTP status that goes with it. */
    public int status() {
      return status;
    }

    /** The code in answers, in lower case. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
