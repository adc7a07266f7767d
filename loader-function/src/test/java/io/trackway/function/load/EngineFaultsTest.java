package io.trackway.function.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.load.LoadCounts;
import io.trackway.load.LoadOutcome;
import io.trackway.load.LoadOutcome.ResumeAt;
import io.trackway.load.LoadResult;
import io.trackway.load.Loader;
import io.trackway.stream.DeliveredRecord;
import io.trackway.testing.load.CleanRecords;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the loader does when the engine ends its transaction. */
class EngineFaultsTest {

  private static final List<DeliveredRecord> RECORDS =
      List.of(
          CleanRecords.record(10, CleanRecords.fresh(1, "a")),
          CleanRecords.record(11, CleanRecords.fresh(2, "b")));

  private static final String CONFLICT =
      "ERROR: 1023 DETAIL: Serializable isolation violation on table - 100, transactions forming"
          + " the cycle are: 1, 2";

  @BeforeEach
  void emptyWarehouse() throws MigrationException {
    TestWarehouse.empty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        CONFLICT,
        "ERROR: deadlock detected",
        "ERROR: could not obtain lock on relation load_mutex",
        "ERROR: Query (1) cancelled by WLM abort action of Query Monitoring Rule",
        "ERROR: Redshift Serverless workgroup is resuming, try again",
        "ERROR: Disk Full"
      })
  void whatPasses_isTriedAgain_andLoads(String error) throws IOException {
    try (UnsteadyService service = new UnsteadyService(TestWarehouse.endpoint(), 2, error)) {
      assertThat(load(service)).isEqualTo(new LoadOutcome.Completed(new LoadCounts(2, 2, 0, 0)));
      assertThat(service.passedOn).containsExactly(false, false, true);
    }
    assertThat(TestWarehouse.contents().events()).hasSize(2);
  }

  @Test
  void aConflictThatDoesNotPass_isTriedABoundedNumberOfTimes_thenTheBatchComesAgain()
      throws IOException {
    try (UnsteadyService service = new UnsteadyService(TestWarehouse.endpoint(), 99, CONFLICT)) {
      assertThat(load(service)).isEqualTo(new ResumeAt("10", new LoadResult.Unavailable(CONFLICT)));
      assertThat(service.passedOn).hasSize(5);
    }
    assertThat(TestWarehouse.contents().events()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ERROR: permission denied for relation events",
        "ERROR: relation events does not exist",
        "ERROR: column page_url of relation events does not exist",
        "ERROR: S3ServiceException:Access Denied,Status 403,Error AccessDenied"
      })
  void aWrongSetup_isToldAtOnce_andNothingIsConsumed(String error) throws IOException {
    try (UnsteadyService service = new UnsteadyService(TestWarehouse.endpoint(), 99, error)) {
      assertThat(load(service)).isEqualTo(new ResumeAt("10", new LoadResult.Misconfigured(error)));
      assertThat(service.passedOn).hasSize(1);
    }
  }

  private static LoadOutcome load(UnsteadyService service) {
    return new Loader(
            new RedshiftWarehouse(
                TestWarehouse.dataApi(
                    TestWarehouse.client(service.endpoint()), InstantSource.system()),
                Staging.LITERALS),
            RedshiftRows.SIZE)
        .load(CleanRecords.batch("a", RECORDS));
  }
}
