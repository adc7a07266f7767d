package io.trackway.function.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.EventKey;
import io.trackway.memory.WarehouseContents;
import io.trackway.status.RowFinder;
import io.trackway.status.RowLookup;
import io.trackway.status.RowSearch;
import io.trackway.testing.SampleEvents;
import io.trackway.testing.status.RowFinderContract;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The contract, through the unmodified SDK against the local Data API. */
class RedshiftRowsTest extends RowFinderContract {

  private static final RowSearch SEARCH =
      new RowSearch(
          new EventKey(SampleEvents.WEB, "a"), SampleEvents.RECEIVED_AT, Optional.empty());

  @Override
  protected RowFinder over(WarehouseContents contents) {
    TestWarehouse.fill(contents);
    return new RedshiftRows(TestWarehouse.dataApi());
  }

  @Test
  void find_inAWarehouseThatDoesNotAnswerInTime_isUnreachable_soonAfterTheDeadline()
      throws Exception {
    try (AutoCloseable _ = TestWarehouse.hold("events")) {
      long start = System.nanoTime();

      assertThat(find(new RedshiftRows(TestWarehouse.dataApi()), Duration.ofMillis(1_500)))
          .asString()
          .contains("Unreachable", "time limit");

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
    assertThat(find(new RedshiftRows(TestWarehouse.dataApi()), Duration.ofSeconds(30)))
        .isInstanceOf(RowLookup.Found.class);
  }

  @Test
  void find_atADeadEndpoint_isUnreachable() {
    RowFinder dead = new RedshiftRows(TestWarehouse.dataApi(URI.create("http://127.0.0.1:1")));

    assertThat(find(dead, Duration.ofSeconds(2))).isInstanceOf(RowLookup.Unreachable.class);
  }

  private static RowLookup find(RowFinder finder, Duration limit) {
    return finder.find(SEARCH, Instant.now().plus(limit));
  }
}
