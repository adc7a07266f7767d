package io.trackway.protocol;

import io.trackway.event.RejectionCode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.regex.Pattern;

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

  /** The same, the time of day and the offset being optional. */
  private static final DateTimeFormatter LENIENT =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .appendPattern("[XXX][XX][X]")
          .toFormatter(Locale.ROOT);

  private static final int DATE_CHARACTERS = 10;

  /** As many digits as a time up to the year 9999 has in milliseconds, and some fraction. */
  private static final Pattern NUMBER = Pattern.compile("\\d{1,15}(\\.\\d{1,9})?");

  /** In seconds it is beyond the year 5000; in milliseconds it is 1973, before any event. */
  private static final BigDecimal SECONDS_BELOW = new BigDecimal("1e11");

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

  /**
   * The time that Segment's clients mean: as above, also without an offset (UTC), without a time of
   * day, with a blank before it, and as a number, which stands for milliseconds where it is too
   * large for seconds.
   */
  static Instant fromAnyText(String field, String text) throws FaultyEventException {
    String given = text.strip();
    if (NUMBER.matcher(given).matches()) {
      return fromAnyNumber(field, given);
    }
    boolean blank = given.length() > DATE_CHARACTERS && given.charAt(DATE_CHARACTERS) == ' ';
    String iso =
        blank
            ? given.substring(0, DATE_CHARACTERS) + "T" + given.substring(DATE_CHARACTERS + 1)
            : given;
    try {
      TemporalAccessor parsed = LENIENT.parse(iso);
      LocalTime time = parsed.query(TemporalQueries.localTime());
      ZoneOffset offset = parsed.query(TemporalQueries.offset());
      return within(
          field,
          LocalDate.from(parsed)
              .atTime(time == null ? LocalTime.MIDNIGHT : time)
              .toInstant(offset == null ? ZoneOffset.UTC : offset));
    } catch (DateTimeException notATime) {
      throw faulty(field);
    }
  }

  /** The time that a number tells: of milliseconds where it is too large for seconds. */
  static Instant fromAnyNumber(String field, String digits) throws FaultyEventException {
    if (!NUMBER.matcher(digits).matches()) {
      throw faulty(field);
    }
    BigDecimal number = new BigDecimal(digits);
    boolean seconds = number.compareTo(SECONDS_BELOW) < 0;
    BigDecimal micros = number.scaleByPowerOfTen(seconds ? 6 : 3);
    return within(field, Instant.EPOCH.plus(micros.longValue(), ChronoUnit.MICROS));
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
