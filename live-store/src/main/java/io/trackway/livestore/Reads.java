package io.trackway.livestore;

import io.trackway.live.Document;
import io.trackway.live.Place;
import io.trackway.live.Tally;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** What is read of the table: places by their keys, groups by queries. */
record Reads(DynamoDbClient client, Tries tries) {

  /** The service's limit for one call. */
  private static final int KEYS_MAX = 100;

  /** Each of up to 1 MB; a group whose read takes more is not one that anybody should read. */
  private static final int PAGES_MAX = 1_000;

  private static final int TALLIES_MAX = 10_000;

  private static final Map<String, String> GROUP_NAMES =
      Map.of("#group", Item.GROUP, "#content", Item.CONTENT);

  /** The documents of the places as they were stored last. */
  Map<Place, Document> load(Set<Place> places) {
    Map<Place, Document> loaded = new HashMap<>();
    places.forEach(place -> loaded.put(place, Document.absent(place)));
    Parallel.each(Parallel.parts(List.copyOf(places), KEYS_MAX), this::part)
        .forEach(
            items ->
                items.forEach(
                    item -> {
                      Document document = Item.document(item);
                      loaded.put(document.place(), document);
                    }));
    return loaded;
  }

  /** Documents of the group, as some replica has them. */
  List<Document> documents(String group, String after, int countMax) {
    Map<String, AttributeValue> values =
        after.isEmpty()
            ? Map.of(":group", Item.text(group))
            : Map.of(":group", Item.text(group), ":after", Item.text(after));
    Map<String, String> names = new HashMap<>(GROUP_NAMES);
    if (!after.isEmpty()) {
      names.put("#name", Item.NAME);
    }
    return pages(
        QueryRequest.builder()
            .tableName(tries.tableName())
            .keyConditionExpression(
                after.isEmpty() ? "#group = :group" : "#group = :group AND #name > :after")
            .filterExpression("attribute_exists(#content)")
            .expressionAttributeNames(names)
            .expressionAttributeValues(values)
            .limit(countMax)
            .build(),
        Item::document,
        countMax);
  }

  /** The tallies of the group, as some replica has them. */
  List<Tally> tallies(String group) {
    return pages(
        QueryRequest.builder()
            .tableName(tries.tableName())
            .keyConditionExpression("#group = :group")
            .filterExpression("attribute_not_exists(#content)")
            .expressionAttributeNames(GROUP_NAMES)
            .expressionAttributeValues(Map.of(":group", Item.text(group)))
            .build(),
        Item::tally,
        TALLIES_MAX);
  }

  /** A call gives up to 16 MB, and tells which keys are left. */
  private List<Map<String, AttributeValue>> part(List<Place> places) {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    tries.untilDone(places.stream().map(Item::key).toList(), keys -> read(keys, items));
    return items;
  }

  private Optional<Tries.Rest<List<Map<String, AttributeValue>>>> read(
      List<Map<String, AttributeValue>> keys, List<Map<String, AttributeValue>> items) {
    String tableName = tries.tableName();
    BatchGetItemResponse answer =
        client.batchGetItem(
            request ->
                request.requestItems(
                    Map.of(
                        tableName,
                        KeysAndAttributes.builder().keys(keys).consistentRead(true).build())));
    items.addAll(answer.responses().getOrDefault(tableName, List.of()));
    KeysAndAttributes left = answer.unprocessedKeys().get(tableName);
    return left == null || left.keys().isEmpty()
        ? Optional.empty()
        : Optional.of(new Tries.Rest<>(left.keys(), "keys are left unread"));
  }

  private <R> List<R> pages(
      QueryRequest first, Function<Map<String, AttributeValue>, R> reading, int countMax) {
    List<R> found = new ArrayList<>();
    QueryRequest request = first;
    for (int page = 0; page < PAGES_MAX; page++) {
      QueryResponse answer = client.query(request);
      answer.items().stream()
          .limit(countMax - found.size())
          .forEach(item -> found.add(reading.apply(item)));
      if (found.size() >= countMax || answer.lastEvaluatedKey().isEmpty()) {
        return found;
      }
      request = first.toBuilder().exclusiveStartKey(answer.lastEvaluatedKey()).build();
    }
    throw tries.failure("a group has more than %d pages".formatted(PAGES_MAX));
  }
}
