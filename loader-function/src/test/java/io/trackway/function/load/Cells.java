package io.trackway.function.load;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Values as the Data API gives them, and rows of them. */
final class Cells {

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
          .appendLiteral("+00")
          .toFormatter(Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Cells() {}

  static List<String> row(@Nullable Object... values) {
    return Stream.of(values).map(Cells::text).toList();
  }

  private static String text(@Nullable Object value) {
    return value instanceof Instant time ? TIME.format(time) : String.valueOf(value);
  }

  /** Four digits behind the point; null of nothing. */
  static @Nullable BigDecimal share(long part, long whole) {
    return whole == 0
        ? null
        : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_UP);
  }
}
