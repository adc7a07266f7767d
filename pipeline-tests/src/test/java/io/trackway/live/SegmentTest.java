package io.trackway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackway.event.Action;
import io.trackway.event.CleanEvent;
import io.trackway.event.Details;
import io.trackway.event.Event;
import io.trackway.event.EventKey;
import io.trackway.event.EventTimes;
import io.trackway.event.EventType;
import io.trackway.event.Identity;
import io.trackway.event.JsonObject;
import io.trackway.event.Origin;
import io.trackway.event.Source;
import io.trackway.event.Verdict;
import io.trackway.memory.MemoryLiveStore;
import io.trackway.stream.DeliveredRecord;
import io.trackway.testing.load.CleanRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is in a segment, who is told of it, and what becomes of a user who is forgotten. */
class SegmentTest {

  private static final Instant NOW = Instant.parse("2026-03-08T12:00:00Z");

  private static final Segment LISTENERS =
      new Segment(
          "listeners", List.of(new Segment.Condition.Done("Song Played", 2, Long.MAX_VALUE)));

  private static final Segment FREE =
      new Segment("free", List.of(new Segment.Condition.TraitIs("plan", "free")));

  private static final Segment AWAY =
      new Segment("away", List.of(new Segment.Condition.NotSeenFor(Duration.ofDays(7))));

  private static final LivePlan PLAN =
      new LivePlan(List.of(), List.of(LISTENERS, FREE, AWAY), LivePlan.APP_OPENS);

  private final MemoryLiveStore store = new MemoryLiveStore();
  private final List<SegmentChange> told = new ArrayList<>();
  private final Profiles profiles = new Profiles(PLAN, store, store);
  private int sequenceNumber;

  @Test
  void enoughEvents_bringSomebodyIn_andEachIsToldOnce() {
    take(played("a", "ann"));
    assertThat(members("listeners")).isEmpty();

    take(played("b", "ann"));
    take(played("c", "ann"));

    assertThat(members("listeners")).containsExactly("ann");
    assertThat(told).containsExactly(new SegmentChange("listeners", "ann", true, true, 1));
  }

  @Test
  void traitThatChanges_takesSomebodyOut() {
    take(identified("a", "ann", "{\"plan\":\"free\"}", NOW.minusSeconds(20)));
    take(identified("b", "ann", "{\"plan\":\"paid\"}", NOW.minusSeconds(10)));

    assertThat(members("free")).isEmpty();
    assertThat(people("free")).isZero();
    assertThat(told)
        .containsExactly(
            new SegmentChange("free", "ann", true, true, 1),
            new SegmentChange("free", "ann", true, false, 2));
  }

  @Test
  void traitThatWasSetBefore_changesNothingWhereItComesLate() {
    take(identified("b", "ann", "{\"plan\":\"paid\"}", NOW.minusSeconds(10)));
    take(identified("a", "ann", "{\"plan\":\"free\"}", NOW.minusSeconds(20)));

    assertThat(told).isEmpty();
  }

  @Test
  void timeAlone_bringsSomebodyIn_whenItIsLookedAtAgain() {
    take(played("a", "ann"));
    SegmentReview review = new SegmentReview(PLAN, store, store, told::addAll);

    assertThat(review.run(NOW.plus(Duration.ofDays(6)), () -> true)).isZero();
    assertThat(review.run(NOW.plus(Duration.ofDays(7).plusHours(1)), () -> true)).isOne();
    assertThat(review.run(NOW.plus(Duration.ofDays(7).plusHours(2)), () -> true)).isZero();

    assertThat(members("away")).containsExactly("ann");
    assertThat(told).containsExactly(new SegmentChange("away", "ann", true, true, 1));
  }

  @Test
  void changeThatCouldNotBeTold_isToldWithTheNextDelivery() {
    DeliveredRecord record = record(played("a", "ann"), played("b", "ann"));
    LiveState deaf =
        new LiveState(
            PLAN,
            store,
            _ -> {
              throw new IllegalStateException("nobody listens");
            });

    assertThatThrownBy(() -> deaf.apply(new LiveBatch(List.of(record), NOW)))
        .hasMessage("nobody listens");
    assertThat(told).isEmpty();

    apply(record);

    assertThat(told).containsExactly(new SegmentChange("listeners", "ann", true, true, 1));
  }

  @Test
  void eventsOfTrackwayItself_areNobodysActivity() {
    take(
        new CleanEvent(
            new Event(
                new EventKey(Source.TRACKWAY, "x"),
                new Action(EventType.TRACK, "Segment Entered"),
                new Identity("ann", null),
                new EventTimes(NOW, null, null),
                new Details(JsonObject.EMPTY, JsonObject.EMPTY)),
            NOW));

    assertThat(profiles.find("ann", NOW)).isEmpty();
  }

  @Test
  void forgottenUser_leavesNothing_andCountsNoMore() {
    take(played("a", "ann"), played("b", "ann"));
    Verdict.Forgotten forgotten = new Verdict.Forgotten(new Origin("f", "1", "0"), "ann", NOW);

    apply(CleanRecords.record(++sequenceNumber, forgotten));

    assertThat(profiles.find("ann", NOW)).isEmpty();
    assertThat(people("listeners")).isZero();
    assertThat(members("listeners")).isEmpty();

    take(played("c", "ann"));

    assertThat(profiles.find("ann", NOW).orElseThrow().person().history().events()).isOne();
  }

  private void take(CleanEvent... events) {
    apply(record(events));
  }

  private void apply(DeliveredRecord record) {
    new LiveState(PLAN, store, told::addAll).apply(new LiveBatch(List.of(record), NOW));
  }

  private DeliveredRecord record(CleanEvent... events) {
    sequenceNumber++;
    List<Verdict> verdicts = new ArrayList<>();
    for (CleanEvent event : events) {
      Origin origin = new Origin("e", Integer.toString(sequenceNumber), "" + verdicts.size());
      verdicts.add(new Verdict.Fresh(origin, event));
    }
    return CleanRecords.record(sequenceNumber, verdicts.toArray(Verdict[]::new));
  }

  private List<String> members(String segment) {
    return profiles.segment(segment, "", 10).orElseThrow().members();
  }

  private long people(String segment) {
    return profiles.segment(segment, "", 10).orElseThrow().people();
  }

  private static CleanEvent played(String id, String user) {
    return event(id, user, new Action(EventType.TRACK, "Song Played"), "{}", NOW);
  }

  private static CleanEvent identified(String id, String user, String traits, Instant at) {
    return event(id, user, new Action(EventType.IDENTIFY, "identify"), traits, at);
  }

  private static CleanEvent event(
      String id, String user, Action action, String properties, Instant at) {
    return new CleanEvent(
        new Event(
            new EventKey(new Source("web"), id),
            action,
            new Identity(user, null),
            new EventTimes(NOW, null, null),
            new Details(new JsonObject(properties), JsonObject.EMPTY)),
        at);
  }
}
