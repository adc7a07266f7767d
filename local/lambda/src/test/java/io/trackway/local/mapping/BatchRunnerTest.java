package io.trackway.local.mapping;

import static io.trackway.local.mapping.FailureSettings.UNLIMITED;
import static io.trackway.local.mapping.Mappings.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.local.host.InvocationResult;
import io.trackway.local.host.InvocationResult.Answered;
import io.trackway.local.host.InvocationResult.Crashed;
import io.trackway.local.host.InvocationResult.Throttled;
import io.trackway.local.host.Payload;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Everything that happens to a batch, as one ordered list of effects. */
class BatchRunnerTest {

  private static final InvocationResult OK = new Answered(Payload.ofText("{}"));
  private static final InvocationResult CRASH = new Crashed("gone");
  private static final InvocationResult THROTTLE = new Throttled("busy");

  private final List<String> effects = new ArrayList<>();
  private final Deque<InvocationResult> answers = new ArrayDeque<>();
  private final Set<Integer> poison = new TreeSet<>();
  private int destinationFailures;

  @Test
  void success_isTheCheckpoint() throws Exception {
    answers.add(OK);
    run(new FailureSettings(0, UNLIMITED, false, true), Mappings.batch(1, 4));
    assertThat(effects).containsExactly("invoke 1-4", "done 1-4");
  }

  @Test
  void partialFailure_checkpointsBeforeItAndRepeatsTheRest() throws Exception {
    answers.addAll(List.of(failedFrom(3), OK));
    run(new FailureSettings(5, UNLIMITED, false, true), Mappings.batch(1, 4));
    assertThat(effects)
        .containsExactly("invoke 1-4", "done 1-2", "pause 100", "invoke 3-4", "done 3-4");
  }

  @Test
  void exception_repeatsTheWholeBatchWithGrowingPauses() throws Exception {
    answers.addAll(List.of(CRASH, CRASH, OK));
    run(new FailureSettings(5, UNLIMITED, false, true), Mappings.batch(1, 4));
    assertThat(effects)
        .containsExactly(
            "invoke 1-4", "pause 100", "invoke 1-4", "pause 200", "invoke 1-4", "done 1-4");
  }

  @Test
  void retriesExhausted_givesUpAndGoesOn() throws Exception {
    answers.addAll(List.of(CRASH, CRASH));
    run(new FailureSettings(1, UNLIMITED, false, true), Mappings.batch(1, 4));
    assertThat(effects)
        .containsExactly(
            "invoke 1-4",
            "pause 100",
            "invoke 1-4",
            "keep 4 RETRY_ATTEMPTS_EXHAUSTED",
            "discarded 1-4 kept",
            "done 1-4");
  }

  @Test
  void retriesExhausted_afterPartialFailures_givesUpTheRestOnly() throws Exception {
    answers.addAll(List.of(failedFrom(3), failedFrom(3)));
    run(new FailureSettings(1, UNLIMITED, false, true), Mappings.batch(1, 4));
    assertThat(effects)
        .containsExactly(
            "invoke 1-4",
            "done 1-2",
            "pause 100",
            "invoke 3-4",
            "keep 2 RETRY_ATTEMPTS_EXHAUSTED",
            "discarded 3-4 kept",
            "done 3-4");
  }

  @Test
  void bisect_onAnException_halvesWithoutUsingRetries() throws Exception {
    poison.add(3);
    run(new FailureSettings(0, UNLIMITED, true, true), Mappings.batch(1, 4));
    assertThat(effects)
        .containsExactly(
            "invoke 1-4",
            "invoke 1-2",
            "done 1-2",
            "invoke 3-4",
            "invoke 3-3",
            "keep 1 RETRY_ATTEMPTS_EXHAUSTED",
            "discarded 3-3 kept",
            "done 3-3",
            "invoke 4-4",
            "done 4-4");
  }

  @Test
  void bisect_onAPartialFailure_splitsAtTheReturnedNumber() throws Exception {
    answers.addAll(List.of(failedFrom(4), OK));
    run(new FailureSettings(0, UNLIMITED, true, true), Mappings.batch(1, 8));
    assertThat(effects).containsExactly("invoke 1-8", "done 1-3", "invoke 4-8", "done 4-8");
  }

  @Test
  void bisect_whenTheFirstRecordFails_halves() throws Exception {
    answers.addAll(List.of(failedFrom(1), failedFrom(1), OK));
    run(new FailureSettings(0, UNLIMITED, true, true), Mappings.batch(1, 2));
    assertThat(effects)
        .containsExactly(
            "invoke 1-2",
            "invoke 1-1",
            "keep 1 RETRY_ATTEMPTS_EXHAUSTED",
            "discarded 1-1 kept",
            "done 1-1",
            "invoke 2-2",
            "done 2-2");
  }

  @Test
  void throttle_waitsAndDoesNotCount() throws Exception {
    answers.addAll(List.of(THROTTLE, THROTTLE, OK));
    run(new FailureSettings(0, UNLIMITED, false, true), Mappings.batch(1, 4));
    assertThat(effects)
        .containsExactly(
            "invoke 1-4", "pause 100", "invoke 1-4", "pause 100", "invoke 1-4", "done 1-4");
  }

  @Test
  void recordsOverTheMaximumAge_areGivenUpWithoutAnInvocation() throws Exception {
    answers.add(OK);
    List<ShardRecord> records =
        Stream.concat(
                Stream.of(
                    Mappings.record(1, NOW.minusSeconds(61)),
                    Mappings.record(2, NOW.minusSeconds(61))),
                Stream.of(Mappings.record(3, NOW.minusSeconds(60))))
            .toList();
    run(new FailureSettings(UNLIMITED, 60, false, true), new Batch(records));
    assertThat(effects)
        .containsExactly(
            "keep 2 RECORD_AGE_EXCEEDED",
            "discarded 1-2 kept",
            "done 1-2",
            "invoke 3-3",
            "done 3-3");
  }

  @Test
  void destinationThatIsAway_isTriedAgain() throws Exception {
    destinationFailures = 1;
    answers.add(CRASH);
    run(new FailureSettings(0, UNLIMITED, false, true), Mappings.batch(1, 1));
    assertThat(effects)
        .containsExactly(
            "invoke 1-1",
            "keep 1 RETRY_ATTEMPTS_EXHAUSTED",
            "pause 100",
            "keep 1 RETRY_ATTEMPTS_EXHAUSTED",
            "discarded 1-1 kept",
            "done 1-1");
  }

  @Test
  void destinationThatStaysAway_isReportedAsALoss() throws Exception {
    destinationFailures = Integer.MAX_VALUE;
    answers.add(CRASH);
    run(new FailureSettings(0, UNLIMITED, false, true), Mappings.batch(1, 1));
    assertThat(effects).containsSequence("discarded 1-1 lost", "done 1-1");
  }

  private void run(FailureSettings failures, Batch batch) throws InterruptedException {
    BatchRunner.Progress progress =
        new BatchRunner.Progress() {
          @Override
          public void reached(Batch reached) {
            effects.add("done " + Mappings.range(reached));
          }

          @Override
          public void discarded(Batch discarded, boolean kept) {
            effects.add("discarded " + Mappings.range(discarded) + (kept ? " kept" : " lost"));
          }
        };
    new BatchRunner(
            Mappings.failing(failures),
            Mappings.settings(duration -> effects.add("pause " + duration.toMillis())),
            (name, event) -> invoke(event),
            this::keep)
        .run(batch, Mappings.SHARD, progress);
    assertThat(answers).as("answers that were not asked for").isEmpty();
  }

  /** The next given answer; without one, a crash for a batch with poison in it. */
  private InvocationResult invoke(Payload event) {
    List<Integer> numbers =
        Pattern.compile("\"n\":(\\d+)")
            .matcher(event.text())
            .results()
            .map(MatchResult::group)
            .map(it -> Integer.valueOf(it.substring(4)))
            .toList();
    effects.add("invoke " + numbers.getFirst() + "-" + numbers.getLast());
    if (!answers.isEmpty()) {
      return answers.removeFirst();
    }
    return numbers.stream().anyMatch(poison::contains) ? CRASH : OK;
  }

  private void keep(DiscardedBatch batch) throws IOException {
    effects.add("keep " + batch.records() + " " + batch.condition());
    if (destinationFailures > 0) {
      destinationFailures--;
      throw new IOException("away");
    }
  }

  private static InvocationResult failedFrom(int sequenceNumber) {
    return new Answered(
        Payload.ofText(
            "{\"batchItemFailures\":[{\"itemIdentifier\":\"" + sequenceNumber + "\"}]}"));
  }
}
