package io.trackway.function.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackway.function.Delivery;
import io.trackway.load.LoadCounts;
import io.trackway.load.Loader;
import io.trackway.stream.DeliveredRecord;
import io.trackway.testing.function.StreamEvents;
import io.trackway.testing.function.TestContext;
import io.trackway.testing.load.CleanRecords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Batches that wait as files, and the loads that take them. */
class ScheduledLoadTest {

  private final LoadFiles files = TestWarehouse.files();
  private final BatchBuffer buffer = new BatchBuffer(files);
  private final BufferHandler handler = new BufferHandler(buffer);

  @BeforeEach
  void nothingWaits() throws MigrationException {
    TestWarehouse.empty();
    buffer.remove(buffer.waiting());
  }

  @Test
  void batchesWait_andAreLoadedTogether() {
    keep("one", record(10, 1), record(11, 2));
    keep("two", record(12, 3), CleanRecords.unreadable(13, "{not json"));
    assertThat(buffer.waiting()).hasSize(2);

    assertThat(load().run("load", TestWarehouse.soon()).counts())
        .isEqualTo(new LoadCounts(4, 3, 0, 1));

    assertThat(buffer.waiting()).isEmpty();
    assertThat(TestWarehouse.contents().events()).hasSize(3);
    assertThat(TestWarehouse.contents().loads())
        .singleElement()
        .satisfies(
            load -> {
              assertThat(load.firstSequenceNumber()).isEqualTo("10");
              assertThat(load.lastSequenceNumber()).isEqualTo("13");
            });
  }

  @Test
  void records_comeBackAsTheyWereDelivered() throws IOException {
    DeliveredRecord binary = CleanRecords.unreadable(10, "é\u0000\u0001 not JSON");
    keep("one", binary);

    DeliveredRecord kept = buffer.records(buffer.waiting().getFirst()).getFirst();

    assertThat(kept.bytes()).isEqualTo(binary.bytes());
    assertThat(List.of(kept.shard(), kept.sequenceNumber(), kept.partitionKey()))
        .containsExactly(binary.shard(), binary.sequenceNumber(), binary.partitionKey());
  }

  /** S3 lists a thousand at once. */
  @Test
  void files_areListedToTheirEnd() {
    List<String> keys = new ArrayList<>();
    for (int file = 0; file < 1_050; file++) {
      keys.add("many/%04d".formatted(file));
      files.put(keys.getLast(), new byte[0]);
    }

    assertThat(files.list("many/")).isEqualTo(keys);
    files.delete(keys);
    assertThat(files.list("many/")).isEmpty();
  }

  /** The function was killed between its commit and the removal of the file. */
  @Test
  void aFileThatIsLoadedAgain_addsNothing() {
    keep("one", record(10, 1));
    load().run("first", TestWarehouse.soon());
    keep("one", record(10, 1));

    assertThat(load().run("second", TestWarehouse.soon()).counts())
        .isEqualTo(new LoadCounts(1, 0, 0, 0));
    assertThat(buffer.waiting()).isEmpty();
  }

  @Test
  void aFileThatNobodyCanRead_staysAndIsTold_andHoldsNothingUp() {
    String broken = BatchBuffer.PREFIX + CleanRecords.SHARD + "/0-broken.json.gz";
    files.put(broken, "no gzip".getBytes(StandardCharsets.UTF_8));
    keep("one", record(10, 1));

    ScheduledLoad.Summary summary = load().run("load", TestWarehouse.soon());

    assertThat(summary.unreadable()).containsExactly(broken);
    assertThat(summary.loaded()).isEqualTo(1);
    assertThat(summary.waiting()).isEqualTo(1);
    assertThat(TestWarehouse.contents().events()).hasSize(1);
  }

  @Test
  void aWarehouseThatIsWrong_leavesTheFiles_andIsAnError() {
    keep("one", record(10, 1));
    TestWarehouse.execute("DROP TABLE duplicate_events CASCADE");
    ScheduledLoadHandler scheduled = new ScheduledLoadHandler(load(), InstantSource.system());

    assertThatThrownBy(() -> scheduled.handleRequest(Map.of(), TestContext.minute()))
        .hasMessageContaining("1 files wait for the next load")
        .hasMessageContaining("duplicate_events");
    assertThat(buffer.waiting()).hasSize(1);
  }

  @Test
  void theHandler_answersWithWhatItDid() {
    keep("one", record(10, 1));

    assertThat(
            new ScheduledLoadHandler(load(), InstantSource.system())
                .handleRequest(Map.of(), TestContext.minute()))
        .containsEntry("files_loaded", 1)
        .containsEntry("files_waiting", 0)
        .containsEntry("events", 1L);
  }

  @Test
  void aDeadlineThatIsOver_loadsNothing() {
    keep("one", record(10, 1));

    assertThat(load().run("load", Instant.now().minusSeconds(1)).loaded()).isZero();
    assertThat(buffer.waiting()).hasSize(1);
  }

  @Test
  void aBufferThatIsMissing_bringsTheBatchAgain() {
    BufferHandler homeless =
        new BufferHandler(new BatchBuffer(new LoadFiles(TestWarehouse.s3(), "no-such-bucket")));

    assertThat(
            homeless.handleRequest(StreamEvents.of(List.of(record(10, 1))), TestContext.minute()))
        .usingRecursiveComparison()
        .isEqualTo(Delivery.resumeAt("10"));
  }

  private static DeliveredRecord record(long sequenceNumber, long arrival) {
    return CleanRecords.record(sequenceNumber, CleanRecords.fresh(arrival, "event-" + arrival));
  }

  private void keep(String id, DeliveredRecord... records) {
    assertThat(
            handler.handleRequest(StreamEvents.of(List.of(records)), new TestContext(id, 60_000)))
        .usingRecursiveComparison()
        .isEqualTo(Delivery.complete());
  }

  private ScheduledLoad load() {
    return new ScheduledLoad(
        buffer,
        new Loader(
            new RedshiftWarehouse(TestWarehouse.dataApi(), new CopyStaging(files, "default")),
            CopyStaging.SIZE),
        InstantSource.system());
  }
}
