package io.trackway.function.load;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The one place where values become SQL text.
 *
 * <p>In Redshift a backslash inside quotes is an escape, so it is doubled like the quote itself;
 * every other character stands for itself. What no VARCHAR can hold is refused.
 */
final class Literal {

  private static final String NULL = "NULL";

  /** Microseconds are what TIMESTAMPTZ keeps; the rest is cut, as at every other place. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS'+00'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** The most that a time takes, quotes included, year 1 to 9999. */
  static final int TIME_BYTES = 31;

  private Literal() {}

  static String of(@Nullable String text) {
    StringBuilder literal = new StringBuilder(text == null ? 4 : text.length() + 16);
    append(literal, text);
    return literal.toString();
  }

  /** The same behind what is there already; what needs no escape is copied as it stands. */
  static void append(StringBuilder sql, @Nullable String text) {
    if (text == null) {
      sql.append(NULL);
      return;
    }
    sql.append('\'');
    int copied = 0;
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      if (character == '\'' || character == '\\') {
        // Once now, and once with what follows.
        sql.append(text, copied, at + 1);
        copied = at;
      } else if (character == 0) {
        throw new UnstorableTextException("text has a NUL, which no column can hold");
      } else if (Character.isSurrogate(character)) {
        if (!Character.isSurrogatePair(
            character, at + 1 < text.length() ? text.charAt(at + 1) : 0)) {
          throw new UnstorableTextException("text has half of a surrogate pair");
        }
        at++;
      }
    }
    sql.append(text, copied, text.length()).append('\'');
  }

  static String of(@Nullable Instant time) {
    return time == null ? NULL : "'" + TIME.format(time) + "'";
  }

  static String of(@Nullable Boolean value) {
    if (value == null) {
      return NULL;
    }
    return value ? "TRUE" : "FALSE";
  }

  /** The bytes of {@link #of(Instant)}. */
  static int bytes(@Nullable Instant time) {
    return time == null ? NULL.length() : TIME_BYTES;
  }

  /** The bytes of {@link #of(String)}; never less, and it refuses nothing. */
  static int bytes(@Nullable String text) {
    if (text == null) {
      return NULL.length();
    }
    int bytes = 2;
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      // Each half of a surrogate pair counts as two of its four bytes.
      if (character == '\'' || character == '\\' || character >= 0x80) {
        bytes++;
      }
      if (character >= 0x800 && !Character.isSurrogate(character)) {
        bytes++;
      }
      bytes++;
    }
    return bytes;
  }
}
