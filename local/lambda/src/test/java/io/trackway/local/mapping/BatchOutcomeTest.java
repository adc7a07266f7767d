package io.trackway.local.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.local.host.InvocationResult;
import io.trackway.local.host.InvocationResult.Answered;
import io.trackway.local.host.InvocationResult.Crashed;
import io.trackway.local.host.InvocationResult.Throttled;
import io.trackway.local.host.InvocationResult.TimedOut;
import io.trackway.local.host.Payload;
import io.trackway.local.mapping.BatchOutcome.Failed;
import io.trackway.local.mapping.BatchOutcome.FailedFrom;
import io.trackway.local.mapping.BatchOutcome.NotInvoked;
import io.trackway.local.mapping.BatchOutcome.Succeeded;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer means for the batch 1 to 5. */
class BatchOutcomeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "\"\"",
        "{}",
        "[]",
        "{\"batchItemFailures\":[]}",
        "{\"batchItemFailures\":null}"
      })
  void answer_withoutFailures_isSuccess(String answer) {
    assertThat(outcome(answer)).isEqualTo(new Succeeded());
  }

  @Test
  void answer_withOneFailure_isFailedFromThere() {
    assertThat(outcome(failures("3"))).isEqualTo(new FailedFrom(2));
  }

  @Test
  void answer_withSeveralFailures_isFailedFromTheLowest() {
    assertThat(outcome(failures("4", "2", "5"))).isEqualTo(new FailedFrom(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
        "{\"batchItemFailures\":[{\"foo\":\"3\"}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"3\"},{\"itemIdentifier\":\"99\"}]}",
        "{\"batchItemFailures\":[\"3\"]}",
        "{\"batchItemFailures\":\"3\"}",
        "{\"batchItemFailures\":{\"itemIdentifier\":\"3\"}}",
        "not json",
        "17"
      })
  void answer_thatIsMalformed_failsTheWholeBatch(String answer) {
    assertThat(outcome(answer)).isEqualTo(new Failed(Optional.empty()));
  }

  @Test
  void answer_whenItemFailuresAreNotReported_isSuccess() {
    InvocationResult answered = new Answered(Payload.ofText(failures("3")));
    assertThat(BatchOutcome.of(answered, Mappings.batch(1, 5), false)).isEqualTo(new Succeeded());
  }

  @Test
  void functionThatFailed_failsTheWholeBatch() {
    Failed unhandled = new Failed(Optional.of("Unhandled"));
    assertThat(outcome(new Crashed("gone"))).isEqualTo(unhandled);
    assertThat(outcome(new TimedOut("late"))).isEqualTo(unhandled);
  }

  @Test
  void functionThatIsThrottled_wasNotInvoked() {
    assertThat(outcome(new Throttled("busy"))).isEqualTo(new NotInvoked());
  }

  private static String failures(String... sequenceNumbers) {
    return "{\"batchItemFailures\":[{\"itemIdentifier\":\""
        + String.join("\"},{\"itemIdentifier\":\"", sequenceNumbers)
        + "\"}]}";
  }

  private static BatchOutcome outcome(String answer) {
    return outcome(new Answered(Payload.ofText(answer)));
  }

  private static BatchOutcome outcome(InvocationResult result) {
    return BatchOutcome.of(result, Mappings.batch(1, 5), true);
  }
}
