package io.trackway.local.demo;

import io.trackway.local.demo.check.Row;
import io.trackway.local.demo.check.Warehouse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * What an analyst would ask of the day, as rows of the views.
 *
 * @param hours the hour, and how many events it had
 * @param names what happened most: name, events, people
 * @param funnel the steps in order: name, people
 */
public record Insights(LocalDate day, List<Row> hours, List<Row> names, List<Row> funnel) {

  private static final String NAMES =
      "SELECT name, COUNT(*) AS happened, COUNT(DISTINCT person) FROM person_events"
          + " GROUP BY name ORDER BY happened DESC, name LIMIT 10";

  /** The funnel that funnels.yaml declares, for the warehouse's own views. */
  public static final String STEPS =
      """
      INSERT INTO funnel_steps (funnel, step, event_name, window_seconds) VALUES
        ('subscription', 1, 'App Started', 0),
        ('subscription', 2, 'Searched', 86400),
        ('subscription', 3, 'Song Played', 86400),
        ('subscription', 4, 'Subscribed', 86400)
      """;

  private static final String FUNNEL =
      "SELECT event_name, people FROM funnels WHERE funnel = 'subscription' ORDER BY step";

  /** Asks, of a warehouse that has been told what the funnel is. */
  static Insights of(Warehouse warehouse, Instant day) throws InterruptedException {
    LocalDate date = LocalDate.ofInstant(day, ZoneOffset.UTC);
    return new Insights(
        date, warehouse.query(hours(date)), warehouse.query(NAMES), warehouse.query(FUNNEL));
  }

  private static String hours(LocalDate date) {
    return "SELECT TO_CHAR(DATE_TRUNC('hour', minute), 'HH24:MI') AS hour, SUM(events)"
        + " FROM events_per_minute WHERE minute >= '"
        + date
        + "' AND minute < '"
        + date.plusDays(1)
        + "' GROUP BY 1 ORDER BY 1";
  }
}
