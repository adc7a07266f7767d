package io.trackway.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/**
 * What the warehouse has of one run of calls.
 *
 * @param run a text that is in the context of each of them
 * @param begin before the first call
 */
record Rows(Warehouse warehouse, String run, Instant begin) {

  private static final Duration POLL = Duration.ofMillis(300);

  void await(int atLeast) {
    Awaitility.await()
        .atMost(Patience.LOADED)
        .pollInterval(POLL)
        .untilAsserted(() -> assertThat(warehouse.rows(run)).hasSizeGreaterThanOrEqualTo(atLeast));
  }

  /** One row for each call, field by field, and nothing else. */
  void requireOneForEach(List<Call> calls, Habits habits) throws SQLException {
    List<Row> rows = warehouse.rows(run);
    Instant end = Instant.now();
    assertThat(rows).hasSameSizeAs(calls);
    assertThat(rows).extracting(Row::eventId).doesNotHaveDuplicates();
    Map<Integer, Row> rowOf =
        rows.stream().collect(Collectors.toMap(Row::number, Function.identity()));
    for (Call call : calls) {
      Row row = rowOf.get(call.number());
      assertThat(row).as("row of call %s", call.number()).isNotNull();
      new Comparison(call, Objects.requireNonNull(row), begin, end).requireSame(habits);
    }
    assertThat(warehouse.rejected(run)).as("rejected").isEmpty();
  }
}
