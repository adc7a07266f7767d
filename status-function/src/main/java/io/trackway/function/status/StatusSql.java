package io.trackway.function.status;

import io.trackway.event.Limits;
import io.trackway.status.RowSearch;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/**
 * The one question to the warehouse, in Redshift's SQL; values are parameters and never its text.
 *
 * <p>It is bounded by the time of receipt. That is the sort key of two of the tables; {@code
 * events} is sorted by when things happened, which says nothing of when they came: history that is
 * imported today happened years ago. But rows are written in the order of receipt, and Redshift
 * knows the least and the greatest of every column for each of its blocks, so the older ones are
 * skipped all the same.
 */
final class StatusSql {

  /** No origin is like it, and a parameter must not be empty. */
  private static final String NO_OWNER = "-";

  /** The time as digits: a colon in the text could be taken for a parameter. */
  private static final String TIME_DIGITS = "'YYYYMMDDHH24MISSUS'";

  private static final DateTimeFormatter DIGITS =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSSSSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS'+00'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final String WHERE =
      "WHERE event_id = :id AND source = :source"
          + " AND received_at >= CAST(:since AS TIMESTAMPTZ)";

  private static final String NEWEST =
      "ORDER BY CASE WHEN origin = :owner THEN 0 ELSE 1 END, received_at DESC, origin LIMIT "
          + Limits.STATUS_ROWS_MAX;

  /** Which table a row of the answer is of. */
  enum Kind {
    EVENT,
    DUPLICATE,
    REJECTED
  }

  /** Rows of a kind, a count of all, an origin, the time of receipt, and four texts by kind. */
  static final String QUESTION =
      """
      SELECT * FROM (
        SELECT 'EVENT' AS kind, 1 AS total, origin, %3$s AS received,
          type AS text_1, name AS text_2, %4$s AS text_3, %5$s AS text_4
        FROM events %1$s
        ORDER BY received_at LIMIT 1
      ) AS event_rows
      UNION ALL
      SELECT * FROM (
        SELECT 'DUPLICATE' AS kind, COUNT(*) OVER () AS total, origin, %3$s AS received,
          owner AS text_1, '' AS text_2, '' AS text_3, '' AS text_4
        FROM duplicate_events %1$s
        %2$s
      ) AS duplicate_rows
      UNION ALL
      SELECT * FROM (
        SELECT 'REJECTED' AS kind, COUNT(*) OVER () AS total, origin, %3$s AS received,
          code AS text_1, message AS text_2, '' AS text_3, '' AS text_4
        FROM rejected_events %1$s
        %2$s
      ) AS rejected_rows\
      """
          .formatted(
              WHERE, NEWEST, digits("received_at"), digits("occurred_at"), digits("loaded_at"));

  private StatusSql() {}

  /** What stands for the names in {@link #QUESTION}. */
  static Map<String, String> parameters(RowSearch search) {
    return Map.of(
        "id", search.key().id(),
        "source", search.key().source().name(),
        "since", TIME.format(search.since()),
        "owner", search.owner().orElse(NO_OWNER));
  }

  /** The time that stands in an answer. */
  static Instant time(String digits) {
    return DIGITS.parse(digits, Instant::from);
  }

  private static String digits(String column) {
    return "TO_CHAR(" + column + " AT TIME ZONE 'UTC', " + TIME_DIGITS + ")";
  }
}
