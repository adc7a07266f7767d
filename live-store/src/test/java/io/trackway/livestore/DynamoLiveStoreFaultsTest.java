package io.trackway.livestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackway.event.JsonObject;
import io.trackway.live.Document;
import io.trackway.live.Place;
import io.trackway.live.Settlement;
import io.trackway.live.Tally;
import io.trackway.livestore.ScriptedTable.Answer;
import io.trackway.livestore.ScriptedTable.Script;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The store in front of a service in trouble: it tries again what may pass, so often, and tells.
 */
class DynamoLiveStoreFaultsTest {

  private static final Place ONE = new Place("people", "secret-user-1");
  private static final Place TWO = new Place("people", "secret-user-2");
  private static final JsonObject CONTENT = new JsonObject("{\"seen\":1}");
  private static final List<Document> BOTH =
      List.of(Document.absent(ONE).with(CONTENT), new Document(TWO, 3, CONTENT, null));
  private static final Settlement SETTLEMENT =
      new Settlement(
          BOTH, List.of(), List.of(new Tally(new Place("funnel", "day"), Map.of("reached", 1L))));

  private final AtomicInteger pauses = new AtomicInteger();

  @Test
  void keysThatAreLeft_areReadAgain() throws IOException {
    Script firstLeavesAll = (number, body) -> number == 0 ? leftUnread(body) : Answer.of("{}");

    use(
        firstLeavesAll,
        store ->
            assertThat(store.load(Set.of(ONE)))
                .containsExactly(Map.entry(ONE, Document.absent(ONE))),
        2);
    assertThat(pauses).hasValue(1);
  }

  @Test
  void keysThatAreAlwaysLeft_endTheReading() throws IOException {
    use(
        (_, body) -> leftUnread(body),
        store -> assertFails(() -> store.load(Set.of(ONE)), "keys are left unread"),
        Tries.TRIES_MAX);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ProvisionedThroughputExceeded",
        "RequestLimitExceeded",
        "ThrottlingError",
        "TransactionConflict",
        "InternalServerError"
      })
  void statementThatMayPass_isTriedAgainAlone(String code) throws IOException {
    Script second =
        (number, body) -> {
          if (number == 0) {
            return Answer.statements("DuplicateItem", code);
          }
          assertThat(body).contains("UPDATE").doesNotContain("INSERT");
          return Answer.statements("");
        };

    assertThat(conflicts(second, store -> store.store(BOTH), 2)).containsExactly(ONE);
  }

  @Test
  void answerThatIsShort_leavesTheRest() throws IOException {
    Script shortAnswer = (_, _) -> Answer.statements("");

    assertThat(conflicts(shortAnswer, store -> store.store(BOTH), 2)).isEmpty();
  }

  @Test
  void statementThatNeverPasses_isTriedSoOften() throws IOException {
    use(
        (number, _) ->
            number == 0
                ? Answer.statements("", "ThrottlingError")
                : Answer.statements("ThrottlingError"),
        store -> assertFails(() -> store.store(BOTH), "not done after 16 tries: ThrottlingError"),
        Tries.TRIES_MAX);
  }

  @ParameterizedTest
  @ValueSource(strings = {"AccessDenied", "ValidationError", "ResourceNotFound"})
  void statementThatCannotPass_failsAtOnce(String code) throws IOException {
    use(
        (_, _) -> Answer.statements("", code),
        store -> assertFails(() -> store.store(BOTH), code + ": because of " + code),
        1);
  }

  @Test
  void removal_amidATransaction_isTriedAgain() throws IOException {
    Script busy =
        (number, _) ->
            number < 2 ? Answer.error(400, "TransactionConflictException", "") : Answer.of("{}");

    assertThat(conflicts(busy, store -> store.store(List.of(new Document(ONE, 1, null, null))), 3))
        .isEmpty();
  }

  @Test
  void transaction_amidAnother_isTriedAgain_asAnother() throws IOException {
    Pattern token = Pattern.compile("\"ClientRequestToken\":\"([^\"]+)\"");
    Set<String> tokens = new HashSet<>();
    Script busy =
        (number, body) -> {
          Matcher found = token.matcher(body);
          assertThat(found.find()).isTrue();
          tokens.add(found.group(1));
          return number < 3
              ? Answer.cancelled("None", "TransactionConflict", "None")
              : Answer.of("{}");
        };

    assertThat(conflicts(busy, store -> store.settle(SETTLEMENT), 4)).isEmpty();
    assertThat(tokens).hasSize(4);
  }

  /** The service knows it again by its token, and does it once. */
  @Test
  void transaction_whoseAnswerIsLost_isRepeatedAsItself() throws IOException {
    Pattern token = Pattern.compile("\"ClientRequestToken\":\"([^\"]+)\"");
    Set<String> tokens = new HashSet<>();
    Script lossy =
        (number, body) -> {
          Matcher found = token.matcher(body);
          assertThat(found.find()).isTrue();
          tokens.add(found.group(1));
          return number == 0 ? Answer.error(500, "InternalServerError", "") : Answer.of("{}");
        };

    assertThat(conflicts(lossy, store -> store.settle(SETTLEMENT), 2)).isEmpty();
    assertThat(tokens).hasSize(1);
  }

  @Test
  void transaction_thatConflicts_isNotTriedAgain_whateverElseIsInItsWay() throws IOException {
    assertThat(
            conflicts(
                (_, _) -> Answer.cancelled("TransactionConflict", "ConditionalCheckFailed", "None"),
                store -> store.settle(SETTLEMENT),
                1))
        .containsExactly(TWO);
  }

  @Test
  void transaction_thatNeverPasses_isTriedSoOften() throws IOException {
    use(
        (_, _) -> Answer.cancelled("None", "None", "TransactionConflict"),
        store ->
            assertFails(
                () -> store.settle(SETTLEMENT), "not done after 16 tries: TransactionConflict"),
        Tries.TRIES_MAX);
    assertThat(pauses).hasValue(Tries.TRIES_MAX - 1);
  }

  @Test
  void transaction_thatCannotPass_failsAtOnce() throws IOException {
    use(
        (_, _) -> Answer.cancelled("ValidationError", "None", "TransactionConflict"),
        store ->
            assertFails(
                () -> store.settle(SETTLEMENT),
                "cancelled for [TransactionConflict, ValidationError]"),
        1);
  }

  @Test
  void deadEndpoint_fails_afterBoundedAttempts() throws IOException {
    ScriptedTable dead = new ScriptedTable((_, _) -> Answer.of("{}"));
    dead.close();
    try (DynamoDbClient client = LocalTables.client(dead.endpoint())) {
      DynamoLiveStore store = store(client);
      assertThatThrownBy(() -> store.load(Set.of(ONE)))
          .isInstanceOf(SdkException.class)
          .hasMessageNotContaining("secret-user");
    }
  }

  @Test
  void serviceThatOnlyFails_isCalledSoOften() throws IOException {
    use(
        (_, _) -> Answer.error(500, "InternalServerError", ""),
        store ->
            assertThatThrownBy(() -> store.settle(SETTLEMENT))
                .isInstanceOf(SdkException.class)
                .hasMessageNotContaining("secret-user"),
        LiveStoreClient.ATTEMPTS_MAX);
  }

  private static void assertFails(Runnable call, String message) {
    assertThatThrownBy(call::run)
        .isInstanceOf(LiveStoreException.class)
        .hasMessageContaining("table live: ")
        .hasMessageContaining(message)
        .hasMessageNotContaining("secret-user");
  }

  private static Answer leftUnread(String body) {
    String start = "{\"RequestItems\":";
    assertThat(body).startsWith(start);
    return Answer.of("{\"Responses\":{},\"UnprocessedKeys\":" + body.substring(start.length()));
  }

  private DynamoLiveStore store(DynamoDbClient client) {
    return new DynamoLiveStore(client, "live", _ -> pauses.incrementAndGet());
  }

  private Set<Place> conflicts(
      Script script, Function<DynamoLiveStore, Set<Place>> use, int callsNeeded)
      throws IOException {
    try (ScriptedTable table = new ScriptedTable(script);
        DynamoDbClient client = LocalTables.client(table.endpoint())) {
      Set<Place> result = use.apply(store(client));
      assertThat(table.calls()).hasSize(callsNeeded);
      return result;
    }
  }

  private void use(Script script, Consumer<DynamoLiveStore> use, int callsNeeded)
      throws IOException {
    try (ScriptedTable table = new ScriptedTable(script);
        DynamoDbClient client = LocalTables.client(table.endpoint())) {
      use.accept(store(client));
      assertThat(table.calls()).hasSize(callsNeeded);
    }
  }
}
