package io.trackway.function.load;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The books by hour of receipt, where they are right and where they are not. */
class ReconciliationViewTest {

  private static final Instant START = Instant.parse("2026-03-01T22:00:00Z");

  @BeforeEach
  void empty() throws MigrationException {
    TestWarehouse.empty();
  }

  /** Where an arrival ended. */
  private enum Place {
    LOADED("events", "event_id, source, type, name, occurred_at, received_at, origin, load_id"),
    DUPLICATE("duplicate_events", "event_id, source, owner, received_at, origin, load_id"),
    REJECTED(
        "rejected_events",
        "event_id, source, code, message, payload, truncated, received_at, origin, load_id");

    private final String table;
    private final String columns;

    Place(String table, String columns) {
      this.table = table;
      this.columns = columns;
    }
  }

  /** An arrival in the table where it ended. */
  private record Arrival(Place place, String source, Instant receivedAt, String origin) {

    String insert() {
      String time = Literal.of(receivedAt);
      String between =
          switch (place) {
            case LOADED -> "'track', 'Played', " + time;
            case DUPLICATE -> "'owner'";
            case REJECTED -> "'invalid_json', 'no JSON', '{', FALSE";
          };
      return "INSERT INTO %s (%s) VALUES ('e', %s, %s, %s, %s, 'known')"
          .formatted(
              place.table, place.columns, Literal.of(source), between, time, Literal.of(origin));
    }

    List<String> key() {
      return Cells.row(receivedAt.truncatedTo(ChronoUnit.HOURS), source);
    }
  }

  @Test
  void difference_isWhatIsInTwoTablesOrTwice() {
    Instant later = START.plusSeconds(3_600);
    load(
        List.of(
            new Arrival(Place.LOADED, "web", START, "s:1:0"),
            new Arrival(Place.DUPLICATE, "web", START.plusSeconds(3_599), "s:2:0"),
            new Arrival(Place.REJECTED, "web", START.plusSeconds(1), "s:3:0"),
            new Arrival(Place.LOADED, "app", START, "s:4:0"),
            new Arrival(Place.LOADED, "web", later, "s:5:0"),
            new Arrival(Place.REJECTED, "web", later, "s:5:0"),
            new Arrival(Place.LOADED, "app", later, "s:6:0"),
            new Arrival(Place.LOADED, "app", later, "s:6:0")));

    assertThat(ViewQueries.rows("SELECT * FROM reconciliation ORDER BY hour, source"))
        .containsExactly(
            List.of("2026-03-01 22:00:00+00", "app", "1", "1", "0", "0", "0"),
            List.of("2026-03-01 22:00:00+00", "web", "3", "1", "1", "1", "0"),
            List.of("2026-03-01 23:00:00+00", "app", "1", "2", "0", "0", "1"),
            List.of("2026-03-01 23:00:00+00", "web", "1", "1", "0", "1", "1"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyHour_isWhatCountingOriginsGives(long seed) {
    Random random = new Random(seed);
    List<Arrival> arrivals = new ArrayList<>();
    for (int n = 0; n < 120; n++) {
      arrivals.add(
          new Arrival(
              Place.values()[random.nextInt(3)],
              random.nextBoolean() ? "web" : "app",
              START.plusSeconds(random.nextInt(4 * 3_600)),
              "shard:" + random.nextInt(400) + ":0"));
    }
    load(arrivals);

    assertThat(ViewQueries.rows("SELECT * FROM reconciliation"))
        .containsExactlyInAnyOrderElementsOf(expected(arrivals));
  }

  private static List<List<String>> expected(List<Arrival> arrivals) {
    return arrivals.stream().collect(groupingBy(Arrival::key)).entrySet().stream()
        .map(hour -> row(hour.getKey(), hour.getValue()))
        .toList();
  }

  private static List<String> row(List<String> key, List<Arrival> arrivals) {
    Map<Place, Integer> counts = new EnumMap<>(Place.class);
    Set<String> origins = new HashSet<>();
    for (Arrival arrival : arrivals) {
      counts.merge(arrival.place(), 1, Integer::sum);
      origins.add(arrival.origin());
    }
    List<String> row = new ArrayList<>(key);
    row.addAll(
        Cells.row(
            origins.size(),
            counts.getOrDefault(Place.LOADED, 0),
            counts.getOrDefault(Place.DUPLICATE, 0),
            counts.getOrDefault(Place.REJECTED, 0),
            arrivals.size() - origins.size()));
    return row;
  }

  private static void load(List<Arrival> arrivals) {
    List<String> sqls = arrivals.stream().map(Arrival::insert).toList();
    for (int from = 0; from < sqls.size(); from += 40) {
      ViewQueries.run(sqls.subList(from, Math.min(from + 40, sqls.size())));
    }
  }
}
