package io.trackway.function.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.EventKey;
import io.trackway.event.Fingerprint;
import io.trackway.event.Source;
import io.trackway.function.process.ScriptedDynamo.Answer;
import io.trackway.function.process.ScriptedDynamo.Script;
import io.trackway.process.Claim;
import io.trackway.process.ClaimResult;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The ledger in front of a service in trouble: whatever happens, no event is decided wrongly. */
class DynamoLedgerFaultsTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration TIME_LIMIT = Duration.ofSeconds(10);
  private static final ClaimResult GRANTED = new ClaimResult.Granted();
  private static final Answer THROTTLED =
      Answer.error(400, "ProvisionedThroughputExceededException", "slow down");

  @Test
  void throttledCalls_areMadeAgain() {
    try (ScriptedDynamo dynamo =
        new ScriptedDynamo(call -> call.number() < 3 ? THROTTLED : call.stored())) {
      assertThat(claim(dynamo, 60, TIME_LIMIT)).hasSize(60).containsOnly(GRANTED);
      assertThat(dynamo.insertions()).hasSize(3 + 3);

      assertThat(claim(dynamo, 1, TIME_LIMIT)).containsExactly(GRANTED);
      assertThat(dynamo.puts()).hasSize(3 + 1);
    }
  }

  /** Throttling may meet some keys of a call only; those are put, and the puts tried again. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ThrottlingError",
        "ProvisionedThroughputExceeded",
        "RequestLimitExceeded",
        "InternalServerError",
        "SomethingNew"
      })
  void throttledStatements_areTriedAgain(String code) {
    try (ScriptedDynamo dynamo =
        new ScriptedDynamo(
            call ->
                call.isInsertion()
                    ? call.statements(index -> index % 5 == 0 ? Answer.failed(code) : "{}")
                    : call.number() < 4 ? THROTTLED : call.stored())) {
      assertThat(claim(dynamo, 50, TIME_LIMIT)).hasSize(50).containsOnly(GRANTED);
      assertThat(dynamo.insertions()).hasSize(2);
      assertThat(dynamo.puts()).hasSize(10 + 4);
    }
  }

  @Test
  void throttlingThatLasts_isUnknown_notRejected() {
    try (ScriptedDynamo dynamo = new ScriptedDynamo(_ -> THROTTLED)) {
      assertThat(claim(dynamo, 40, TIME_LIMIT)).hasSize(40).allSatisfy(unknown("slow down"));
    }
    try (ScriptedDynamo dynamo =
        new ScriptedDynamo(
            call ->
                call.isInsertion()
                    ? call.statements(_ -> Answer.failed("ThrottlingError"))
                    : THROTTLED)) {
      assertThat(claim(dynamo, 40, TIME_LIMIT)).hasSize(40).allSatisfy(unknown("slow down"));
    }
  }

  @Test
  void faultsOfTheService_areTriedAgain_andThenUnknown() {
    Answer fault = Answer.error(500, "InternalServerError", "oops");
    try (ScriptedDynamo dynamo =
        new ScriptedDynamo(call -> call.number() == 0 ? fault : call.stored())) {
      assertThat(claim(dynamo, 2, TIME_LIMIT)).containsExactly(GRANTED, GRANTED);
    }
    try (ScriptedDynamo dynamo = new ScriptedDynamo(_ -> fault)) {
      assertThat(claim(dynamo, 5, TIME_LIMIT)).hasSize(5).allSatisfy(unknown("oops"));
    }
  }

  @Test
  void resetConnections_areOpenedAgain_andThenUnknown() {
    try (ScriptedDynamo dynamo =
        new ScriptedDynamo(call -> call.number() % 3 == 0 ? new Answer.Reset() : call.stored())) {
      assertThat(claim(dynamo, 200, TIME_LIMIT)).hasSize(200).containsOnly(GRANTED);
    }
    try (ScriptedDynamo dynamo = new ScriptedDynamo(_ -> new Answer.Reset())) {
      assertThat(claim(dynamo, 500, TIME_LIMIT)).hasSize(500).allSatisfy(unknown("table ledger"));
    }
  }

  /** What an answer does not tell is not taken for granted. */
  @Test
  void answerShortOfResponses_leavesTheRestToPuts() {
    try (ScriptedDynamo dynamo =
        new ScriptedDynamo(
            call ->
                call.isInsertion()
                    ? new Answer.Sent(200, "{\"Responses\":[{},{}]}")
                    : call.stored())) {
      assertThat(claim(dynamo, 10, TIME_LIMIT)).hasSize(10).containsOnly(GRANTED);
      assertThat(dynamo.puts()).hasSize(8);
    }
  }

  /** What stays wrong for every claim is asked only by those already in flight. */
  @Test
  void missingPermission_isUnknown_andStopsTheRest() {
    Answer denied =
        Answer.error(400, "AccessDeniedException", "not authorized to perform dynamodb:X");
    try (ScriptedDynamo dynamo = new ScriptedDynamo(_ -> denied)) {
      assertThat(claim(dynamo, 1_000, TIME_LIMIT))
          .hasSize(1_000)
          .allSatisfy(unknown("table ledger: not authorized to perform dynamodb:X"));
      assertThat(dynamo.insertions()).hasSizeLessThanOrEqualTo(Insertion.IN_FLIGHT_MAX);
      assertThat(dynamo.puts()).isEmpty();
    }
  }

  @Test
  void missingPermissionToInsert_isUnknown_andStopsTheRest() {
    try (ScriptedDynamo dynamo =
        new ScriptedDynamo(call -> call.statements(_ -> Answer.failed("AccessDenied")))) {
      assertThat(claim(dynamo, 1_000, TIME_LIMIT))
          .hasSize(1_000)
          .allSatisfy(unknown("table ledger: because of AccessDenied"));
      assertThat(dynamo.insertions()).hasSizeLessThanOrEqualTo(Insertion.IN_FLIGHT_MAX);
      assertThat(dynamo.puts()).isEmpty();
    }
  }

  @Test
  void deadEndpoint_isUnknown_soon() {
    ScriptedDynamo dead = new ScriptedDynamo(_ -> new Answer.Reset());
    dead.close();

    long start = System.nanoTime();
    assertThat(claim(dead, 500, TIME_LIMIT)).hasSize(500).allSatisfy(unknown("refused"));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TIME_LIMIT);
  }

  @Test
  void slowEndpoint_isUnknown_withinTheTimeLimit() {
    long start = System.nanoTime();
    assertThat(claimOf(_ -> new Answer.Never(), 100, Duration.ofMillis(700)))
        .hasSize(100)
        .allSatisfy(unknown(""));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
  }

  /** What was inserted in time is granted, though the time is over for the others. */
  @Test
  void slowPuts_areUnknown_withinTheTimeLimit() {
    Script slowPuts =
        call ->
            call.isInsertion()
                ? call.statements(index -> index < 5 ? "{}" : Answer.failed("DuplicateItem"))
                : new Answer.Never();

    long start = System.nanoTime();
    List<ClaimResult> results = claimOf(slowPuts, 20, Duration.ofSeconds(3));

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TIME_LIMIT);
    assertThat(results.subList(0, 5)).containsOnly(GRANTED);
    assertThat(results.subList(5, 20)).allSatisfy(unknown(""));
  }

  /** An answer that does not name the holder must not make a duplicate of the event. */
  @Test
  void refusalWithoutItem_isUnknown() {
    Answer refused =
        Answer.error(400, "ConditionalCheckFailedException", "the conditional request failed");
    assertThat(claimOf(_ -> refused, 1, TIME_LIMIT)).allSatisfy(unknown("did not tell who holds"));
  }

  private static List<ClaimResult> claimOf(Script script, int count, Duration timeLimit) {
    try (ScriptedDynamo dynamo = new ScriptedDynamo(script)) {
      return claim(dynamo, count, timeLimit);
    }
  }

  private static List<ClaimResult> claim(ScriptedDynamo dynamo, int count, Duration timeLimit) {
    URI endpoint = dynamo.endpoint();
    try (DynamoDbClient client = LocalLedger.client(endpoint)) {
      List<Claim> claims =
          IntStream.range(0, count)
              .mapToObj(
                  number ->
                      new Claim(
                          new EventKey(new Source("web"), "e-" + number),
                          "s:1:" + number,
                          new Fingerprint("a".repeat(32)),
                          NOW.plusSeconds(60)))
              .toList();
      return new DynamoLedger(client, "ledger").claim(claims, NOW, timeLimit);
    }
  }

  private static Consumer<ClaimResult> unknown(String cause) {
    return result ->
        assertThat(result)
            .isInstanceOfSatisfying(
                ClaimResult.Unknown.class,
                unknown -> assertThat(unknown.cause()).containsIgnoringCase(cause));
  }
}
