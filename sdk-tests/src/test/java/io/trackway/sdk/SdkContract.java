package io.trackway.sdk;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What every SDK has to get: a hundred calls are a hundred rows that say what the calls said,
 * though the server is killed half-way. Only the SDK sends anything again, never the test.
 */
@ExtendWith(SharedStack.class)
abstract class SdkContract {

  private static final int CALLS = 100;
  private static final int BEFORE_THE_KILL = 50;

  /** Those of them that are on their way when the server is killed. */
  private static final int AT_THE_KILL = 10;

  private static final int BEFORE_THE_RESTART = 85;
  private static final Duration OUTAGE = Duration.ofMillis(1_500);

  /** The SDK in an application that sends to this endpoint. */
  abstract Sdk open(URI endpoint, String writeKey) throws IOException, InterruptedException;

  /** What this SDK sends besides. */
  abstract Habits habits();

  /**
   * A call of the application.
   *
   * @param number from 0
   * @param run how the id of its user begins, and what its context names
   * @param now when the first call is made
   */
  abstract Call call(int number, String run, Instant now);

  @Test
  void hundredCalls_withTheServerKilledHalfWay_areHundredRows(RunningStack stack)
      throws IOException, InterruptedException, SQLException {
    String run = getClass().getSimpleName() + "-";
    Instant begin = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    List<Call> calls = IntStream.range(0, CALLS).mapToObj(it -> call(it, run, begin)).toList();
    List<JsonNode> contents = calls.stream().map(Call::content).toList();
    Rows rows = new Rows(stack.warehouse(), run, begin);

    try (Relay relay = new Relay(stack.gateway());
        Sdk sdk = open(relay.endpoint(), stack.writeKey())) {
      sdk.track(contents.subList(0, BEFORE_THE_KILL - AT_THE_KILL));
      rows.await(1);
      sdk.track(contents.subList(BEFORE_THE_KILL - AT_THE_KILL, BEFORE_THE_KILL));
      relay.kill();
      stack.killIngest();
      sdk.track(contents.subList(BEFORE_THE_KILL, BEFORE_THE_RESTART));
      await().pollDelay(OUTAGE).until(() -> true);
      relay.restart();
      sdk.track(contents.subList(BEFORE_THE_RESTART, CALLS));
      sdk.finish();
      rows.await(CALLS);
    }
    rows.requireOneForEach(calls, habits());
  }
}
