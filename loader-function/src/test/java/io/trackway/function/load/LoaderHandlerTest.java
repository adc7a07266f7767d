package io.trackway.function.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import io.trackway.load.LoadPlan;
import io.trackway.load.LoadResult;
import io.trackway.load.Loader;
import io.trackway.load.Warehouse;
import io.trackway.memory.MemoryWarehouse;
import io.trackway.stream.DeliveredRecord;
import io.trackway.testing.function.StreamEvents;
import io.trackway.testing.function.TestContext;
import io.trackway.testing.load.CleanRecords;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoaderHandlerTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:10Z");

  private final MemoryWarehouse warehouse = new MemoryWarehouse();

  @Test
  void aLoadedBatch_isConsumed() {
    StreamsEventResponse answer =
        handle(
            warehouse,
            CleanRecords.record(10, CleanRecords.fresh(1, "a")),
            CleanRecords.unreadable(11, "poison"));

    assertThat(answer.getBatchItemFailures()).isEmpty();
    assertThat(warehouse.contents().events()).containsExactly(CleanRecords.fresh(1, "a"));
    assertThat(warehouse.contents().rejected().getFirst().rejection().receivedAt()).isEqualTo(NOW);
    assertThat(warehouse.contents().loads().getFirst().id()).isEqualTo("test-request.1");
  }

  @Test
  void aBatchThatIsNotLoaded_comesAgain() {
    StreamsEventResponse answer =
        handle(
            (plan, deadline) -> new LoadResult.Unavailable("busy"),
            CleanRecords.record(10, CleanRecords.fresh(1, "a")));

    assertThat(answer.getBatchItemFailures())
        .extracting(BatchItemFailure::getItemIdentifier)
        .containsExactly("10");
  }

  /** The first transaction is committed, the second is not: only what it had comes again. */
  @Test
  void aBatchThatIsLoadedInPart_comesAgainFromThere() {
    DeliveredRecord[] records = new DeliveredRecord[200];
    for (int index = 0; index < records.length; index++) {
      records[index] =
          CleanRecords.record(1_000 + index, CleanRecords.rejected(index, "x".repeat(20_000)));
    }
    List<LoadPlan> plans = new ArrayList<>();
    StreamsEventResponse answer =
        handle(
            (plan, deadline) -> {
              plans.add(plan);
              return plans.size() == 1
                  ? warehouse.run(plan, deadline)
                  : new LoadResult.Misconfigured("permission denied");
            },
            records);

    int loaded = warehouse.contents().rejected().size();
    assertThat(loaded).isBetween(1, 199);
    assertThat(answer.getBatchItemFailures())
        .extracting(BatchItemFailure::getItemIdentifier)
        .containsExactly(Integer.toString(1_000 + loaded));
  }

  @Test
  void theDeadline_leavesTimeToAnswer() {
    List<Instant> deadlines = new ArrayList<>();
    handle(
        (plan, deadline) -> {
          deadlines.add(deadline);
          return warehouse.run(plan, deadline);
        },
        CleanRecords.record(10, CleanRecords.fresh(1, "a")));

    assertThat(deadlines).containsExactly(NOW.plusSeconds(55));
  }

  private static StreamsEventResponse handle(Warehouse warehouse, DeliveredRecord... records) {
    LoaderHandler handler =
        new LoaderHandler(new Loader(warehouse, RedshiftRows.SIZE), InstantSource.fixed(NOW));
    return handler.handleRequest(StreamEvents.of(List.of(records)), TestContext.minute());
  }
}
