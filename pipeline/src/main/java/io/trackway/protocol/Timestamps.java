package io.trackway.protocol;

import io.trackway.event.RejectionCode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Reads the times of clients, which the warehouse keeps to the microsecond. */
final class Timestamps {

  private static final Instant FIRST = Instant.EPOCH;
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  /** Offsets as +02:00 or Z, and as +0200 or +02, which ISO 8601 has too and clients send. */
  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX][X]")
          .toFormatter(Locale.ROOT);

  private Timestamps() {}

  /** The time that ISO 8601 text with an offset tells. */
  static Instant fromText(String field, String text) throws FaultyEventException {
    try {
      return within(field, OffsetDateTime.parse(text, ISO).toInstant());
    } catch (DateTimeException notATime) {
      throw faulty(field);
    }
  }

  /** The time that a whole number of milliseconds since 1970 tells. */
  static Instant fromNumber(String field, String digits) throws FaultyEventException {
    try {
      return within(field, Instant.ofEpochMilli(Long.parseLong(digits)));
    } catch (NumberFormatException notWholeOrTooLarge) {
      throw faulty(field);
    }
  }

  static FaultyEventException faulty(String field) {
    return new FaultyEventException(
        RejectionCode.INVALID_FIELD,
        field
            + " must be ISO 8601 text with an offset, such as 2026-03-01T12:00:00.000Z, or a whole"
            + " number of milliseconds since 1970");
  }

  private static Instant within(String field, Instant time) throws FaultyEventException {
    if (time.isBefore(FIRST) || time.isAfter(LAST)) {
      throw new FaultyEventException(
          RejectionCode.INVALID_FIELD, field + " must be within the years 1970 to 9999");
    }
    return time.truncatedTo(ChronoUnit.MICROS);
  }
}
