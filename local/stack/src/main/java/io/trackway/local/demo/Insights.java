package io.trackway.local.demo;

import io.trackway.local.demo.check.Row;
import io.trackway.local.demo.check.Warehouse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * What an analyst would ask of the day, as rows.
 *
 * @param hours the hour, and how many events it had
 * @param names what happened most: name, events, people
 * @param funnel how many devices took each step after the one before it
 */
record Insights(LocalDate day, List<Row> hours, List<Row> names, Row funnel) {

  /** The steps of the funnel in order, by their events' names. */
  static final List<String> STEPS = List.of("App Started", "Searched", "Song Played", "Subscribed");

  private static final String NAMES =
      "SELECT name, COUNT(*) AS happened, COUNT(DISTINCT COALESCE(user_id, anonymous_id))"
          + " FROM events GROUP BY name ORDER BY happened DESC, name LIMIT 10";

  /** By device, which stays the same when an anonymous person signs up. */
  private static final String FUNNEL =
      """
      WITH started AS (
        SELECT anonymous_id, MIN(occurred_at) AS at FROM events
        WHERE name = 'App Started' GROUP BY anonymous_id
      ), searched AS (
        SELECT e.anonymous_id, MIN(e.occurred_at) AS at FROM events e
        JOIN started s ON s.anonymous_id = e.anonymous_id AND e.occurred_at >= s.at
        WHERE e.name = 'Searched' GROUP BY e.anonymous_id
      ), played AS (
        SELECT e.anonymous_id, MIN(e.occurred_at) AS at FROM events e
        JOIN searched s ON s.anonymous_id = e.anonymous_id AND e.occurred_at >= s.at
        WHERE e.name = 'Song Played' GROUP BY e.anonymous_id
      ), subscribed AS (
        SELECT e.anonymous_id, MIN(e.occurred_at) AS at FROM events e
        JOIN played s ON s.anonymous_id = e.anonymous_id AND e.occurred_at >= s.at
        WHERE e.name = 'Subscribed' GROUP BY e.anonymous_id
      )
      SELECT (SELECT COUNT(*) FROM started), (SELECT COUNT(*) FROM searched),
        (SELECT COUNT(*) FROM played), (SELECT COUNT(*) FROM subscribed)
      """;

  /** Asks. */
  static Insights of(Warehouse warehouse, Instant day) throws InterruptedException {
    LocalDate date = LocalDate.ofInstant(day, ZoneOffset.UTC);
    return new Insights(
        date,
        warehouse.query(hours(date)),
        warehouse.query(NAMES),
        warehouse.query(FUNNEL).getFirst());
  }

  private static String hours(LocalDate date) {
    return "SELECT TO_CHAR(DATE_TRUNC('hour', occurred_at), 'HH24:MI') AS hour, COUNT(*) FROM"
        + " events WHERE occurred_at >= '"
        + date
        + "' AND occurred_at < '"
        + date.plusDays(1)
        + "' GROUP BY 1 ORDER BY 1";
  }
}
