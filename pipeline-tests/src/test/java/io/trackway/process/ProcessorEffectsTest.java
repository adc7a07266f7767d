package io.trackway.process;

import static io.trackway.testing.process.Deliveries.batch;
import static io.trackway.testing.process.Deliveries.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.Action;
import io.trackway.event.Envelope;
import io.trackway.event.Event;
import io.trackway.event.EventKey;
import io.trackway.event.Lane;
import io.trackway.event.Limits;
import io.trackway.memory.MemoryLedger;
import io.trackway.memory.MemoryStream;
import io.trackway.testing.SampleEvents;
import io.trackway.testing.process.Effect.Answered;
import io.trackway.testing.process.Effect.Claimed;
import io.trackway.testing.process.Effect.Crashed;
import io.trackway.testing.process.Effect.Emitted;
import io.trackway.testing.process.RecordedEffects;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Everything that processing does to its ports, in order, compared whole. */
class ProcessorEffectsTest {

  private static final Processor.Rules RULES =
      new Processor.Rules(Duration.ofMinutes(5), Duration.ofMinutes(1), Limits.DEDUPE_WINDOW);

  private final RecordedEffects effects = new RecordedEffects();
  private final Processor processor = processorWith(new MemoryLedger());

  @Test
  void plainBatch_leavesInEventTimeOrder_laneByLane() {
    effects.process(
        processor,
        batch(
            record(9, 3, event("late", 5), event("early", 30)),
            record(10, 4, event("other", 20)),
            record(11, 3, event("middle", 10))));

    assertThat(effects.take())
        .containsExactly(
            new Claimed("early", "9:1", "granted"),
            new Claimed("other", "10:0", "granted"),
            new Claimed("middle", "11:0", "granted"),
            new Claimed("late", "9:0", "granted"),
            new Emitted(3, List.of("9:1 fresh early", "11:0 fresh middle", "9:0 fresh late")),
            new Emitted(4, List.of("10:0 fresh other")),
            completed(4, 0, 0));
  }

  @Test
  void emptyBatch_doesNothing() {
    effects.process(processor, batch());

    assertThat(effects.take()).containsExactly(completed(0, 0, 0));
  }

  @Test
  void crashBetweenClaimAndEmit_losesNothing() {
    effects.crashBeforeAppend();
    effects.process(processor, batch(record(1, 0, event("a", 2), event("b", 1))));
    effects.process(processor, batch(record(1, 0, event("a", 2), event("b", 1))));

    assertThat(effects.take())
        .containsExactly(
            new Claimed("a", "1:0", "granted"),
            new Claimed("b", "1:1", "granted"),
            new Crashed(),
            new Claimed("a", "1:0", "granted"),
            new Claimed("b", "1:1", "granted"),
            new Emitted(0, List.of("1:0 fresh a", "1:1 fresh b")),
            completed(2, 0, 0));
  }

  /** The test of the test above: a bare "seen" mark knows no owner, so it cannot tell its own. */
  @Test
  void crashBetweenClaimAndEmit_losesEventsWithBareMark() {
    Set<EventKey> seen = new HashSet<>();
    Processor broken =
        processorWith(
            (claims, now, timeLimit) ->
                claims.stream()
                    .<ClaimResult>map(
                        claim ->
                            seen.add(claim.key())
                                ? new ClaimResult.Granted()
                                : new ClaimResult.Held("somebody:0:0", claim.fingerprint()))
                    .toList());

    effects.crashBeforeAppend();
    effects.process(broken, batch(record(1, 0, event("a", 1))));
    effects.process(broken, batch(record(1, 0, event("a", 1))));

    assertThat(effects.take())
        .containsExactly(
            new Claimed("a", "1:0", "granted"),
            new Crashed(),
            new Claimed("a", "1:0", "held by 0:0"),
            new Emitted(0, List.of("1:0 duplicate of 0:0")),
            completed(0, 1, 0));
  }

  /** The batch that comes again may be longer, and its first arrival of a key another one. */
  @Test
  void crashBeforeEmit_thenLongerBatch_keepsTheEventWithItsOwner() {
    effects.crashBeforeAppend();
    effects.process(processor, batch(record(1, 0, event("a", 1))));
    Event earlier = event("a", 2);
    effects.process(processor, batch(record(1, 0, event("a", 1)), record(2, 0, earlier)));

    assertThat(effects.take())
        .containsExactly(
            new Claimed("a", "1:0", "granted"),
            new Crashed(),
            new Claimed("a", "2:0", "held by 1:0"),
            new Emitted(0, List.of("2:0 rejected id_conflict", "1:0 fresh a")),
            completed(1, 0, 1));
  }

  /** Sequence numbers compare as numbers: 9 comes before 10. */
  @Test
  void unknownClaim_emitsOnlyWhatIsBefore_andResumesThere() {
    Batch batch =
        batch(
            record(9, 0, event("a", 4)),
            record(10, 0, event("b", 3), event("c", 2)),
            record(11, 0, event("d", 1)));
    effects.loseAnswerOf("c");
    effects.process(processor, batch);
    effects.process(
        processor, new Batch(batch.records().subList(1, 3), batch.now(), batch.countdown()));

    assertThat(effects.take())
        .containsExactly(
            new Claimed("a", "9:0", "granted"),
            new Claimed("b", "10:0", "granted"),
            new Claimed("c", "10:1", "unknown"),
            new Claimed("d", "11:0", "granted"),
            new Emitted(0, List.of("9:0 fresh a")),
            new Answered(new Outcome.ResumeAt("10", new Counts(1, 0, 0, 0), "answer lost")),
            new Claimed("b", "10:0", "granted"),
            new Claimed("c", "10:1", "granted"),
            new Claimed("d", "11:0", "granted"),
            new Emitted(0, List.of("10:0 fresh b", "10:1 fresh c", "11:0 fresh d")),
            completed(3, 0, 0));
  }

  /** What is before a record that cannot be decided goes out, duplicates of it included. */
  @Test
  void unknownClaim_leavesItsDuplicatesUndecided() {
    effects.loseAnswerOf("a");
    effects.process(
        processor,
        batch(
            record(1, 0, event("b", 5)), record(2, 0, event("a", 1)), record(3, 0, event("a", 1))));

    assertThat(effects.take())
        .containsExactly(
            new Claimed("b", "1:0", "granted"),
            new Claimed("a", "2:0", "unknown"),
            new Emitted(0, List.of("1:0 fresh b")),
            new Answered(new Outcome.ResumeAt("2", new Counts(1, 0, 0, 0), "answer lost")));
  }

  @Test
  void refusedAppend_resumesAtTheLowestOfWhatIsMissing() {
    effects.refuseAppend(1);
    effects.process(
        processor,
        batch(
            record(1, 0, event("a", 3)), record(2, 1, event("b", 2)), record(3, 0, event("c", 1))));

    assertThat(effects.take())
        .containsExactly(
            new Claimed("a", "1:0", "granted"),
            new Claimed("b", "2:0", "granted"),
            new Claimed("c", "3:0", "granted"),
            new Emitted(0, List.of("1:0 fresh a", "3:0 fresh c")),
            new Answered(new Outcome.ResumeAt("2", new Counts(1, 0, 0, 0), "refused on demand")));
  }

  @Test
  void duplicates_areCountedForTheArrivalThatOwns() {
    effects.process(processor, batch(record(1, 0, event("a", 1)), record(2, 0, event("a", 1))));
    effects.process(processor, batch(record(3, 0, event("a", 1)), record(4, 0, event("a", 1))));

    assertThat(effects.take())
        .containsExactly(
            new Claimed("a", "1:0", "granted"),
            new Emitted(0, List.of("1:0 fresh a", "2:0 duplicate of 1:0")),
            completed(1, 1, 0),
            new Claimed("a", "3:0", "held by 1:0"),
            new Emitted(0, List.of("3:0 duplicate of 1:0", "4:0 duplicate of 1:0")),
            completed(0, 2, 0));
  }

  @Test
  void sameIdWithOtherContent_isRejected_insideTheBatchAndAfterIt() {
    Event other = renamed(event("a", 1), "Password Changed");
    effects.process(
        processor,
        batch(record(1, 0, event("a", 2)), record(2, 0, other), record(3, 0, event("a", 2))));
    effects.process(processor, batch(record(4, 0, other), record(5, 0, event("a", 2))));

    assertThat(effects.take())
        .containsExactly(
            new Claimed("a", "1:0", "granted"),
            new Emitted(
                0, List.of("1:0 fresh a", "3:0 duplicate of 1:0", "2:0 rejected id_conflict")),
            completed(1, 1, 1),
            new Claimed("a", "5:0", "held by 1:0"),
            new Emitted(0, List.of("5:0 duplicate of 1:0", "4:0 rejected id_conflict")),
            completed(0, 1, 1));
  }

  @Test
  void poison_isRejectedOnce_andHarmsNothingElse() {
    effects.process(
        processor,
        batch(
            record(1, "7", "no envelope"),
            record(2, 0, event("a", 1)),
            record(3, "4096", "{\"version\":9,\"lane\":0}"),
            record(4, "not a lane", ""),
            record(
                5,
                new Envelope(
                    new Lane(0), List.of(), List.of(SampleEvents.rejection("{not json"))))));

    assertThat(effects.take())
        .containsExactly(
            new Claimed("a", "2:0", "granted"),
            new Emitted(
                0,
                List.of(
                    "2:0 fresh a",
                    "5:r0 rejected invalid_json",
                    "3:r0 rejected unreadable_record",
                    "4:r0 rejected unreadable_record")),
            new Emitted(7, List.of("1:r0 rejected unreadable_record")),
            completed(1, 0, 4));
  }

  @Test
  void noTimeLeft_startsNothing() {
    Batch batch = batch(record(7, 0, event("a", 1)), record(8, 0, event("b", 1)));
    effects.process(
        processor, new Batch(batch.records(), batch.now(), Countdown.of(Duration.ZERO)));

    assertThat(effects.take())
        .containsExactly(
            new Answered(
                new Outcome.ResumeAt("7", new Counts(0, 0, 0, 0), "no time left to claim")));
  }

  @Test
  void noTimeLeftAfterClaiming_emitsNothing() {
    Batch batch = batch(record(7, 0, event("a", 1)));
    List<Duration> left = new ArrayList<>(List.of(Duration.ofSeconds(3), Duration.ZERO));
    effects.process(processor, new Batch(batch.records(), batch.now(), left::removeFirst));

    assertThat(effects.take())
        .containsExactly(
            new Claimed("a", "7:0", "granted"),
            new Answered(
                new Outcome.ResumeAt("7", new Counts(0, 0, 0, 0), "no time left to emit")));
  }

  private Processor processorWith(Ledger ledger) {
    return new Processor(RULES, effects.observed(ledger), effects.observed(new MemoryStream()));
  }

  private static Event event(String id, int secondsBefore) {
    return SampleEvents.event(id, "user-1", SampleEvents.RECEIVED_AT.minusSeconds(secondsBefore));
  }

  private static Event renamed(Event event, String name) {
    return new Event(
        event.key(),
        new Action(event.action().type(), name),
        event.identity(),
        event.times(),
        event.details());
  }

  private static Answered completed(int fresh, int duplicate, int rejected) {
    return new Answered(new Outcome.Completed(new Counts(fresh, 0, duplicate, rejected)));
  }
}
