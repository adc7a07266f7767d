package io.trackway.cli.warehouse;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A query of {@code rejected_events} in Redshift's SQL; values are parameters and never its text.
 *
 * <p>Every column of its answer is a text, so that nothing depends on how a type is handed over.
 *
 * @param parameters what stands for {@code :name}; none is empty, and each is used
 */
public record Question(String sql, Map<String, String> parameters) {

  /** The time as digits: a colon in the text could be taken for a parameter. */
  private static final String TIME_DIGITS = "'YYYYMMDDHH24MISSUS'";

  private static final DateTimeFormatter DIGITS =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSSSSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS'+00'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Before every origin; a parameter must not be empty. */
  private static final String FIRST_ORIGIN = "!";

  private static final String ARRIVAL =
      "origin, source, COALESCE(event_id, ''), code, message, "
          + digits("received_at")
          + ", CASE WHEN truncated THEN 'true' ELSE 'false' END, payload";

  public Question {
    parameters = Map.copyOf(parameters);
  }

  /**
   * The reasons for which arrivals were rejected, the most frequent first: {@code source, code,
   * reason, count, count of all, first seen, last seen, place, payload}, one row for each of the
   * newest payloads of a reason.
   *
   * @param samples payloads of each reason; with 0 it has one row and no payload
   * @param reasonsMax how many reasons are certain to be whole
   */
  public static Question reasons(Selection selection, int samples, int reasonsMax) {
    String reason = "PARTITION BY source, code, reason";
    String sql =
        """
        SELECT source, code, reason, CAST(occurrences AS VARCHAR), CAST(total AS VARCHAR),
          %3$s, %4$s, CAST(place AS VARCHAR), payload
        FROM (
          SELECT source, code, reason, %2$s AS payload,
            COUNT(*) OVER (%1$s) AS occurrences,
            COUNT(*) OVER () AS total,
            MIN(received_at) OVER (%1$s) AS first_seen,
            MAX(received_at) OVER (%1$s) AS last_seen,
            ROW_NUMBER() OVER (%1$s ORDER BY received_at DESC, origin) AS place
          FROM (
            SELECT origin, source, code, payload, received_at,
              CASE WHEN code = 'id_conflict' THEN SPLIT_PART(message, ', by ', 1)
                ELSE message END AS reason
            FROM rejected_events
            %5$s
          ) AS arrivals
        ) AS ranked
        WHERE place <= %6$d
        ORDER BY ranked.occurrences DESC, last_seen DESC, source, code, reason, ranked.place
        LIMIT %7$d\
        """
            .formatted(
                reason,
                samples == 0 ? "''" : "payload",
                digits("first_seen"),
                digits("last_seen"),
                selection.where(),
                Math.max(1, samples),
                Math.max(1, samples) * reasonsMax);
    return new Question(sql, selection.parameters());
  }

  /**
   * The rejected arrivals, the newest first: {@code origin, source, event id, code, message,
   * received at, truncated, payload, count of all}.
   */
  public static Question newest(Selection selection, int rowsMax) {
    return new Question(
        """
        SELECT %s, CAST(COUNT(*) OVER () AS VARCHAR)
        FROM rejected_events
        %s
        ORDER BY received_at DESC, origin
        LIMIT %d\
        """
            .formatted(ARRIVAL, selection.where(), rowsMax),
        selection.parameters());
  }

  /** How many arrivals there are by {@code code, truncated, count}, the most first. */
  public static Question counts(Selection selection) {
    return new Question(
        """
        SELECT code, cut, CAST(arrivals AS VARCHAR)
        FROM (
          SELECT code, CASE WHEN truncated THEN 'true' ELSE 'false' END AS cut,
            COUNT(*) AS arrivals
          FROM rejected_events
          %s
          GROUP BY 1, 2
        ) AS counted
        ORDER BY counted.arrivals DESC, code, cut\
        """
            .formatted(selection.where()),
        selection.parameters());
  }

  /**
   * Whole arrivals with one of the codes, the oldest first, in the columns of {@link #newest} but
   * for the count.
   *
   * @param codes of ours, not a user's text
   * @param after the last one that is known already
   */
  public static Question page(Selection selection, String codes, Place after, int rowsMax) {
    Map<String, String> parameters = new LinkedHashMap<>(selection.parameters());
    parameters.put("at", TIME.format(after.receivedAt()));
    parameters.put("origin", after.origin());
    return new Question(
        """
        SELECT %s
        FROM rejected_events
        %s
          AND code IN (%s) AND NOT truncated
          AND (received_at > CAST(:at AS TIMESTAMPTZ)
            OR (received_at = CAST(:at AS TIMESTAMPTZ) AND origin > :origin))
        ORDER BY received_at, origin
        LIMIT %d\
        """
            .formatted(ARRIVAL, selection.where(), codes, rowsMax),
        parameters);
  }

  /** The origins that still are rejected rows with that code, of a span of time of receipt. */
  public static Question remaining(String code, Instant from, Instant to) {
    return new Question(
        """
        SELECT origin
        FROM rejected_events
        WHERE code = :code
          AND received_at BETWEEN CAST(:since AS TIMESTAMPTZ) AND CAST(:until AS TIMESTAMPTZ)\
        """,
        Map.of("code", code, "since", TIME.format(from), "until", TIME.format(to)));
  }

  /**
   * A place in the order of receipt.
   *
   * @param origin decides where several were received at the same time
   */
  public record Place(Instant receivedAt, String origin) {

    /** Before everything that was received at that time or later. */
    public static Place before(Instant time) {
      return new Place(time, FIRST_ORIGIN);
    }
  }

  /** The time that stands in an answer. */
  public static Instant time(String digits) {
    return DIGITS.parse(digits, Instant::from);
  }

  static String parameter(Instant time) {
    return TIME.format(time);
  }

  private static String digits(String column) {
    return "TO_CHAR(" + column + " AT TIME ZONE 'UTC', " + TIME_DIGITS + ")";
  }
}
