package io.trackway.function.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import io.trackway.event.CleanEnvelope;
import io.trackway.event.CleanEnvelopeCodec;
import io.trackway.event.Decoded;
import io.trackway.event.Limits;
import io.trackway.event.Verdict;
import io.trackway.function.process.ScriptedDynamo.Answer;
import io.trackway.function.process.ScriptedDynamo.Call;
import io.trackway.function.process.ScriptedDynamo.Script;
import io.trackway.memory.MemoryStream;
import io.trackway.process.Processor;
import io.trackway.process.RememberingLedger;
import io.trackway.stream.DeliveredRecord;
import io.trackway.testing.SampleEvents;
import io.trackway.testing.function.StreamEvents;
import io.trackway.testing.process.Deliveries;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The function in front of a table in trouble: its answer names where to resume, comes in time, and
 * nothing after that point has been emitted.
 */
class ProcessorHandlerFaultsTest {

  private static final int FIRST = 9;
  private static final int RECORDS = 60;
  private static final Answer THROTTLED =
      Answer.error(400, "ProvisionedThroughputExceededException", "slow down");

  private final MemoryStream clean = new MemoryStream();

  @Test
  void partThatStaysThrottled_resumesAtItsLowestRecord_andTheRestComesOnce() {
    boolean[] throttled = {true};
    Script script =
        call -> {
          if (!throttled[0]) {
            return call.stored();
          }
          return call.isInsertion()
              ? call.statements(index -> isThrottled(call, index) ? failed() : "{}")
              : THROTTLED;
        };
    try (ScriptedDynamo dynamo = new ScriptedDynamo(script);
        DynamoDbClient client = LocalLedger.client(dynamo.endpoint())) {
      assertThat(resumesAt(handle(client, FIRST, Duration.ofSeconds(20)))).isEqualTo(FIRST + 30);
      assertThat(emitted()).containsExactlyElementsOf(range(FIRST, FIRST + 30));

      throttled[0] = false;
      assertThat(handle(client, FIRST + 30, Duration.ofSeconds(20)).getBatchItemFailures())
          .isEmpty();
      assertThat(emitted()).containsExactlyElementsOf(range(FIRST, FIRST + RECORDS));
    }
  }

  @Test
  void tableThatNeverAnswers_resumesAtTheFirstRecord_inTime() {
    try (ScriptedDynamo dynamo = new ScriptedDynamo(_ -> new Answer.Never());
        DynamoDbClient client = LocalLedger.client(dynamo.endpoint())) {
      Duration time = Duration.ofSeconds(6);
      long start = System.nanoTime();

      assertThat(resumesAt(handle(client, FIRST, time))).isEqualTo(FIRST);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(time);
      assertThat(emitted()).isEmpty();
    }
  }

  /** The puts of the last records hang: what was inserted before them is emitted, in time. */
  @Test
  void deadlineWhileClaiming_emitsWhatIsBeforeTheFirstOpenClaim_inTime() {
    Script script =
        call ->
            call.isInsertion()
                ? call.statements(
                    index -> isThrottled(call, index) ? Answer.failed("DuplicateItem") : "{}")
                : new Answer.Never();
    try (ScriptedDynamo dynamo = new ScriptedDynamo(script);
        DynamoDbClient client = LocalLedger.client(dynamo.endpoint())) {
      Duration time = Duration.ofSeconds(10);
      long start = System.nanoTime();

      assertThat(resumesAt(handle(client, FIRST, time))).isEqualTo(FIRST + 30);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(time);
      assertThat(emitted()).containsExactlyElementsOf(range(FIRST, FIRST + 30));
    }
  }

  @Test
  void connectionsThatAreReset_areOpenedAgain() {
    try (ScriptedDynamo dynamo =
            new ScriptedDynamo(
                call -> call.number() % 2 == 0 ? new Answer.Reset() : call.stored());
        DynamoDbClient client = LocalLedger.client(dynamo.endpoint())) {
      assertThat(handle(client, FIRST, Duration.ofSeconds(20)).getBatchItemFailures()).isEmpty();
      assertThat(emitted()).containsExactlyElementsOf(range(FIRST, FIRST + RECORDS));
    }
  }

  @Test
  void tableThatIsDown_resumesAtTheFirstRecord_soon() {
    ScriptedDynamo down = new ScriptedDynamo(_ -> new Answer.Reset());
    down.close();
    try (DynamoDbClient client = LocalLedger.client(down.endpoint())) {
      assertThat(resumesAt(handle(client, FIRST, Duration.ofSeconds(30)))).isEqualTo(FIRST);
      assertThat(emitted()).isEmpty();
    }
  }

  /** Those of records from the thirtieth on, every third one. */
  private static boolean isThrottled(Call call, int statement) {
    String id = call.body().split("web#", -1)[statement + 1].replaceFirst("(?s)\".*", "");
    int record = Integer.parseInt(id) - FIRST;
    return record >= 30 && record % 3 == 0;
  }

  private static String failed() {
    return Answer.failed("ThrottlingError");
  }

  private StreamsEventResponse handle(DynamoDbClient client, int first, Duration time) {
    ProcessorHandler handler =
        new ProcessorHandler(
            new Processor(
                new Processor.Rules(
                    Duration.ofMinutes(5), Duration.ofMinutes(1), Limits.DEDUPE_WINDOW),
                new RememberingLedger(new DynamoLedger(client, "ledger"), 1_000),
                clean),
            InstantSource.fixed(SampleEvents.RECEIVED_AT));
    List<DeliveredRecord> records =
        IntStream.range(first, FIRST + RECORDS)
            .mapToObj(
                number ->
                    Deliveries.record(
                        number, number % 4, SampleEvents.event(Integer.toString(number))))
            .toList();
    return handler.handleRequest(StreamEvents.of(records), InvocationContext.endingIn(time));
  }

  private static int resumesAt(StreamsEventResponse response) {
    assertThat(response.getBatchItemFailures()).hasSize(1);
    BatchItemFailure failure = response.getBatchItemFailures().getFirst();
    return Integer.parseInt(failure.getItemIdentifier());
  }

  /** The sequence numbers of all verdicts, sorted. */
  private List<Long> emitted() {
    return clean.records().stream()
        .flatMap(record -> verdicts(record).stream())
        .map(verdict -> Long.parseLong(verdict.origin().sequenceNumber()))
        .sorted()
        .toList();
  }

  private static List<Verdict> verdicts(DeliveredRecord record) {
    return switch (CleanEnvelopeCodec.decode(record.bytes())) {
      case Decoded.Complete<CleanEnvelope>(CleanEnvelope envelope) -> envelope.verdicts();
      case Decoded.Unreadable<CleanEnvelope>(String message) -> throw new AssertionError(message);
    };
  }

  private static List<Long> range(long from, long to) {
    return LongStream.range(from, to).boxed().toList();
  }
}
