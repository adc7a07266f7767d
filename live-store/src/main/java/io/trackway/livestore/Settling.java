package io.trackway.livestore;

import io.trackway.event.JsonObject;
import io.trackway.event.Limits;
import io.trackway.live.Document;
import io.trackway.live.Place;
import io.trackway.live.Settlement;
import io.trackway.live.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * Settles by one transaction, which the service does whole or not at all.
 *
 * <p>The client gives each call a token of its own and repeats it with the call, so that one whose
 * answer was lost is not done twice.
 */
record Settling(DynamoDbClient client, Tries tries) {

  /** Why the service cancels a transaction that may succeed another time. */
  private static final Set<String> PASSING =
      Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

  private static final String CHANGED = "ConditionalCheckFailed";

  /** One change, and where it is. */
  private record Action(Place place, TransactWriteItem item) {}

  Set<Place> settle(Settlement settlement) {
    if (settlement.changes() > Limits.SETTLEMENT_CHANGES_MAX) {
      throw new IllegalArgumentException(
          "a settlement has at most %d changes: %d"
              .formatted(Limits.SETTLEMENT_CHANGES_MAX, settlement.changes()));
    }
    List<Action> actions = new ArrayList<>();
    settlement.documents().forEach(document -> actions.add(document(document)));
    settlement.marks().forEach(mark -> actions.add(mark(mark)));
    settlement.tallies().stream()
        .filter(tally -> !tally.counts().isEmpty())
        .forEach(tally -> actions.add(tally(tally)));
    Set<Place> conflicts = new LinkedHashSet<>();
    if (!actions.isEmpty()) {
      tries.untilDone(actions, all -> call(all, conflicts));
    }
    return conflicts;
  }

  private Optional<Tries.Rest<List<Action>>> call(List<Action> actions, Set<Place> conflicts) {
    try {
      client.transactWriteItems(
          request -> request.transactItems(actions.stream().map(Action::item).toList()));
      return Optional.empty();
    } catch (TransactionCanceledException canceled) {
      List<String> codes =
          canceled.cancellationReasons().stream().map(CancellationReason::code).toList();
      for (int index = 0; index < Math.min(actions.size(), codes.size()); index++) {
        if (codes.get(index).equals(CHANGED)) {
          conflicts.add(actions.get(index).place());
        }
      }
      if (!conflicts.isEmpty()) {
        return Optional.empty();
      }
      List<String> causes =
          codes.stream().filter(code -> !code.equals("None")).distinct().sorted().toList();
      if (causes.isEmpty() || !PASSING.containsAll(causes)) {
        throw tries.failure("a transaction was cancelled for " + causes);
      }
      return Optional.of(new Tries.Rest<>(actions, String.join(", ", causes)));
    }
  }

  private Action document(Document document) {
    Condition condition = Condition.of(document);
    JsonObject content = document.content();
    if (content == null) {
      return new Action(
          document.place(),
          delete(
              Delete.builder()
                  .conditionExpression(condition.expression())
                  .expressionAttributeNames(Condition.NAMES)
                  .expressionAttributeValues(condition.valuesOrNone()),
              document.place()));
    }
    return change(document, content, Optional.of(condition));
  }

  private Action mark(Document mark) {
    JsonObject content = mark.content();
    return content == null
        ? new Action(mark.place(), delete(Delete.builder(), mark.place()))
        : change(mark, content, Optional.empty());
  }

  private TransactWriteItem delete(Delete.Builder delete, Place place) {
    return TransactWriteItem.builder()
        .delete(delete.tableName(tries.tableName()).key(Item.key(place)).build())
        .build();
  }

  /** The version grows by one whatever it is, for those who have read the document before. */
  private Action change(Document document, JsonObject content, Optional<Condition> condition) {
    Map<String, String> names =
        new HashMap<>(
            Map.of("#version", Item.VERSION, "#content", Item.CONTENT, "#expires", Item.EXPIRES));
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":one", Item.number(1));
    values.put(":content", Item.content(content));
    condition.ifPresent(given -> values.putAll(given.values()));
    Instant expires = document.expires();
    if (expires != null) {
      values.put(":expires", Item.expires(expires));
    }
    String expression =
        expires == null
            ? "SET #content = :content REMOVE #expires ADD #version :one"
            : "SET #content = :content, #expires = :expires ADD #version :one";
    return new Action(
        document.place(),
        update(
            Update.builder()
                .updateExpression(expression)
                .conditionExpression(condition.map(Condition::expression).orElse(null))
                .expressionAttributeNames(names)
                .expressionAttributeValues(values),
            document.place()));
  }

  private Action tally(Tally tally) {
    Map<String, String> names = new HashMap<>();
    Map<String, AttributeValue> values = new HashMap<>();
    List<String> additions = new ArrayList<>();
    tally
        .counts()
        .forEach(
            (name, count) -> {
              int number = additions.size();
              names.put("#c" + number, Item.COUNT_PREFIX + name);
              values.put(":c" + number, Item.number(count));
              additions.add("#c%d :c%d".formatted(number, number));
            });
    return new Action(
        tally.place(),
        update(
            Update.builder()
                .updateExpression("ADD " + String.join(", ", additions))
                .expressionAttributeNames(names)
                .expressionAttributeValues(values),
            tally.place()));
  }

  private TransactWriteItem update(Update.Builder update, Place place) {
    return TransactWriteItem.builder()
        .update(update.tableName(tries.tableName()).key(Item.key(place)).build())
        .build();
  }
}
