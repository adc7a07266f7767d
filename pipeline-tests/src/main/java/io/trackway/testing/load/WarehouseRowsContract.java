package io.trackway.testing.load;

import static io.trackway.testing.load.CleanRecords.batch;
import static io.trackway.testing.load.CleanRecords.duplicate;
import static io.trackway.testing.load.CleanRecords.fresh;
import static io.trackway.testing.load.CleanRecords.record;
import static io.trackway.testing.load.CleanRecords.rejected;
import static io.trackway.testing.load.CleanRecords.unreadable;
import static io.trackway.testing.load.StoredRows.assertEvents;
import static io.trackway.testing.load.StoredRows.assertInvariants;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.Action;
import io.trackway.event.Details;
import io.trackway.event.Event;
import io.trackway.event.EventKey;
import io.trackway.event.EventType;
import io.trackway.event.Identity;
import io.trackway.event.JsonObject;
import io.trackway.event.Limits;
import io.trackway.event.RejectionCode;
import io.trackway.event.Source;
import io.trackway.event.Verdict;
import io.trackway.load.Columns;
import io.trackway.load.Load;
import io.trackway.load.LoadBatch;
import io.trackway.load.LoadCounts;
import io.trackway.load.LoadOutcome;
import io.trackway.load.Loader;
import io.trackway.load.RowSize;
import io.trackway.load.Warehouse;
import io.trackway.memory.WarehouseContents;
import io.trackway.stream.DeliveredRecord;
import io.trackway.testing.SampleEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What is stored for each record, and that it comes back as it was; a subclass only supplies a
 * warehouse that is empty. After each test the invariants of all tables are checked.
 */
public abstract class WarehouseRowsContract {

  /** The warehouse under test, which a new test finds empty. */
  protected abstract Warehouse warehouse();

  /** Everything that is in it. */
  protected abstract WarehouseContents contents();

  /** How rows are measured for it. */
  protected abstract RowSize rowSize();

  @AfterEach
  void invariantsHold() {
    assertInvariants(contents());
  }

  @Test
  void load_ofNothing_isComplete() {
    assertThat(load("a", List.of())).isEqualTo(LoadCounts.NONE);
    assertThat(load("b", List.of(record(1)))).isEqualTo(LoadCounts.NONE);
    assertThat(contents()).isEqualTo(WarehouseContents.EMPTY);
  }

  @Test
  void load_putsEveryVerdictInItsTable() {
    Verdict.Fresh event = fresh(1, "a");
    Verdict.Duplicate duplicate = duplicate(2, "a", event.origin());
    Verdict.Rejected rejected = rejected(3, "{not json");

    assertThat(load("load", List.of(record(10, event), record(11, duplicate, rejected))))
        .isEqualTo(new LoadCounts(3, 1, 1, 1));

    WarehouseContents contents = contents();
    assertEvents(contents, List.of(event));
    assertThat(contents.duplicates()).containsExactly(duplicate);
    assertThat(contents.rejected()).containsExactly(rejected);
    assertThat(contents.loads())
        .containsExactly(
            new Load("load.1", CleanRecords.SHARD, "10", "11", new Load.StagedRows(1, 1, 1)));
  }

  @Test
  void load_withARefusedRow_keepsItAsRejectedAndLoadsTheOthers() {
    String tooLong = "é".repeat(Columns.NAME_BYTES_MAX / 2) + "x";
    Verdict.Fresh refused = fresh(5, event("refused", tooLong, "{\"why\":\"too long\"}"));
    List<DeliveredRecord> records =
        IntStream.range(0, 10)
            .mapToObj(n -> n == 5 ? record(n, refused) : record(n, fresh(n, "event-" + n)))
            .toList();

    assertThat(load("a", records)).isEqualTo(new LoadCounts(10, 9, 0, 1));
    assertThat(load("b", records)).isEqualTo(new LoadCounts(10, 0, 0, 0));

    assertThat(contents().rejected()).hasSize(1);
    Verdict.Rejected kept = contents().rejected().getFirst();
    assertThat(kept.origin()).isEqualTo(refused.origin());
    assertThat(kept.rejection().eventId()).isEqualTo("refused");
    assertThat(kept.rejection().reason().code()).isEqualTo(RejectionCode.WAREHOUSE_REFUSED);
    assertThat(kept.rejection().reason().message()).contains("too long");
    assertThat(kept.rejection().evidence().text()).contains(tooLong, "{\"why\":\"too long\"}");
    assertThat(kept.rejection().evidence().truncated()).isFalse();
  }

  @Test
  void load_ofTheLongestThatLimitsAllow_isNotRefused() {
    String id = "語".repeat(Limits.ID_CHARACTERS_MAX);
    String name = "語".repeat(Limits.NAME_CHARACTERS_MAX);
    Event event =
        new Event(
            new EventKey(new Source("語".repeat(Limits.SOURCE_CHARACTERS_MAX)), id),
            new Action(EventType.IDENTIFY, name),
            new Identity(name, name, name, name),
            SampleEvents.event("x").times(),
            new Details(
                new JsonObject("{\"x\":\"" + "'".repeat(Limits.EVENT_BYTES_MAX) + "\"}"),
                JsonObject.EMPTY,
                new JsonObject("{\"user_agent\":\"語\"}")));

    assertThat(load("a", List.of(record(10, fresh(1, event)))))
        .isEqualTo(new LoadCounts(1, 1, 0, 0));
    assertEvents(contents(), List.of(fresh(1, event)));
  }

  @Test
  void load_ofAnyText_bringsItBack() {
    List<Verdict.Fresh> events = new ArrayList<>();
    for (String text : AwkwardText.ALL) {
      String json = "{" + AwkwardText.json(text) + ":[" + AwkwardText.json(text) + ",12.5,null]}";
      events.add(fresh(events.size(), event("id-" + events.size() + text, text, json)));
    }

    load("a", List.of(record(10, events.toArray(Verdict[]::new))));

    assertEvents(contents(), events);
  }

  @Test
  void load_ofAnUnreadableRecord_keepsItOnceAndPassesIt() {
    List<DeliveredRecord> records =
        List.of(record(10, fresh(1, "a")), unreadable(11, "\u0000{'"), record(12, fresh(2, "b")));

    assertThat(load("a", records)).isEqualTo(new LoadCounts(3, 2, 0, 1));
    assertThat(load("b", records)).isEqualTo(new LoadCounts(3, 0, 0, 0));

    Verdict.Rejected kept = contents().rejected().getFirst();
    assertThat(kept.origin().text()).isEqualTo(CleanRecords.SHARD + ":11:clean");
    assertThat(kept.rejection().reason().code()).isEqualTo(RejectionCode.UNREADABLE_RECORD);
    assertThat(kept.rejection().evidence().text()).isEqualTo("\uFFFD{'");
  }

  final LoadCounts load(String id, List<DeliveredRecord> records) {
    LoadBatch batch = batch(id, records);
    LoadOutcome outcome = new Loader(warehouse(), rowSize()).load(batch);
    assertThat(outcome).isInstanceOf(LoadOutcome.Completed.class);
    return ((LoadOutcome.Completed) outcome).counts();
  }

  private static Event event(String id, String name, String properties) {
    Event event = SampleEvents.event(id);
    return new Event(
        event.key(),
        new Action(EventType.TRACK, name),
        event.identity(),
        event.times(),
        new Details(new JsonObject(properties), JsonObject.EMPTY));
  }
}
