package io.trackway.event;

import java.util.Locale;

/** Why something was rejected; the codes are part of the public contract and never change. */
public enum RejectionCode {
  /** The text is not JSON; raised where a request or a line of one is read. */
  INVALID_JSON,
  /** An event is JSON but not an object. */
  NOT_AN_OBJECT,
  /** A field that every event of its type needs is absent, null or empty. */
  MISSING_FIELD,
  /** A field has the wrong type or a value outside its set. */
  INVALID_FIELD,
  /** A field is longer than its limit. */
  FIELD_TOO_LONG,
  /** The event is larger than {@link Limits#EVENT_BYTES_MAX}. */
  EVENT_TOO_LARGE,
  /** The event is nested deeper than {@link Limits#EVENT_NESTING_MAX}. */
  NESTED_TOO_DEEPLY,
  /** Text holds what the warehouse cannot: NUL or half of a surrogate pair. */
  INVALID_TEXT,
  /** The event has more than {@link Limits#EVENT_FIELDS_MAX} fields, counted at all levels. */
  TOO_MANY_FIELDS,
  /** A number is beyond what double precision can tell from infinity or from zero. */
  NUMBER_OUT_OF_RANGE,
  /** An entry of a request names a sender that is not known, unlike its neighbours. */
  UNKNOWN_SENDER,
  /** A whole request is too large, and its client would not send it in parts. */
  REQUEST_TOO_LARGE,
  /** A record of the {@code events} stream cannot be decoded. */
  UNREADABLE_RECORD,
  /**
   * A record of the {@code events} stream is larger than {@link Limits#KINESIS_RECORD_BYTES_MAX}.
   */
  RECORD_TOO_LARGE,
  /** The event made the code fail that tells its browser, campaign and the like. */
  ENRICHMENT_FAILED,
  /** The event is not as its schema in the tracking plan says. */
  PLAN_VIOLATION,
  /** The tracking plan knows no event of that name, and lets no other through. */
  UNKNOWN_EVENT,
  /** The event's id was used before for another content. */
  ID_CONFLICT,
  /** The warehouse refused the row; raised by the loader after splitting the batch. */
  WAREHOUSE_REFUSED;

  /** The code in answers and in the warehouse, in lower case. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The code of that text.
   *
   * @throws IllegalArgumentException where there is none
   */
  public static RejectionCode of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
