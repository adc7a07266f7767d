package io.trackway.livestore;

import io.trackway.event.JsonObject;
import io.trackway.live.Document;
import io.trackway.live.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementError;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * Stores documents by statements, many with each call, of which each fails for itself where the
 * version is another by now.
 *
 * <p>A call whose answer is lost is repeated, and finds its own changes as conflicts: whoever reads
 * again sees what is stored.
 */
record Stores(DynamoDbClient client, Tries tries) {

  /** The service's limit for one call. */
  static final int STATEMENTS_MAX = 25;

  /** Stores and removes, and tells where something else was in the meantime. */
  Set<Place> store(List<Document> documents) {
    List<Document> kept =
        documents.stream().filter(document -> document.content() != null).toList();
    List<Document> removed =
        documents.stream().filter(document -> document.content() == null).toList();
    Set<Place> conflicts = new LinkedHashSet<>();
    Parallel.each(Parallel.parts(kept, STATEMENTS_MAX), this::part).forEach(conflicts::addAll);
    Parallel.each(removed, this::remove).forEach(conflicts::addAll);
    return conflicts;
  }

  private Set<Place> part(List<Document> documents) {
    Set<Place> conflicts = new LinkedHashSet<>();
    tries.untilDone(documents, open -> call(open, conflicts));
    return conflicts;
  }

  private Optional<Tries.Rest<List<Document>>> call(
      List<Document> documents, Set<Place> conflicts) {
    List<BatchStatementResponse> responses =
        client
            .batchExecuteStatement(
                request -> request.statements(documents.stream().map(this::statement).toList()))
            .responses();
    List<Document> left = new ArrayList<>();
    String cause = "its answer is short";
    for (int index = 0; index < documents.size(); index++) {
      Document document = documents.get(index);
      if (index >= responses.size()) {
        left.add(document);
        continue;
      }
      BatchStatementError error = responses.get(index).error();
      if (error == null) {
        continue;
      }
      switch (error.code()) {
        case CONDITIONAL_CHECK_FAILED, DUPLICATE_ITEM -> conflicts.add(document.place());
        case PROVISIONED_THROUGHPUT_EXCEEDED,
            REQUEST_LIMIT_EXCEEDED,
            THROTTLING_ERROR,
            TRANSACTION_CONFLICT,
            INTERNAL_SERVER_ERROR -> {
          left.add(document);
          cause = error.codeAsString();
        }
        case ITEM_COLLECTION_SIZE_LIMIT_EXCEEDED,
            VALIDATION_ERROR,
            RESOURCE_NOT_FOUND,
            ACCESS_DENIED,
            UNKNOWN_TO_SDK_VERSION ->
            throw tries.failure(error.codeAsString() + ": " + error.message());
      }
    }
    return left.isEmpty() ? Optional.empty() : Optional.of(new Tries.Rest<>(left, cause));
  }

  private BatchStatementRequest statement(Document document) {
    return document.version() == 0 ? insert(document) : update(document);
  }

  private BatchStatementRequest insert(Document document) {
    List<String> names = new ArrayList<>(List.of(Item.GROUP, Item.NAME, Item.VERSION));
    List<AttributeValue> values =
        new ArrayList<>(
            List.of(
                Item.text(document.place().group()),
                Item.text(document.place().name()),
                Item.number(1)));
    attributes(document)
        .forEach(
            (name, value) -> {
              names.add(name);
              values.add(value);
            });
    return BatchStatementRequest.builder()
        .statement(
            "INSERT INTO \"%s\" VALUE {%s}"
                .formatted(
                    tries.tableName(),
                    String.join(", ", names.stream().map("'%s': ?"::formatted).toList())))
        .parameters(values)
        .build();
  }

  private BatchStatementRequest update(Document document) {
    StringBuilder changes = new StringBuilder("SET \"version\" = ?");
    List<AttributeValue> values = new ArrayList<>();
    values.add(Item.number(document.version() + 1));
    attributes(document)
        .forEach(
            (name, value) -> {
              changes.append(" SET \"").append(name).append("\" = ?");
              values.add(value);
            });
    if (document.expires() == null) {
      changes.append(" REMOVE \"").append(Item.EXPIRES).append('"');
    }
    values.add(Item.text(document.place().group()));
    values.add(Item.text(document.place().name()));
    values.add(Item.number(document.version()));
    return BatchStatementRequest.builder()
        .statement(
            "UPDATE \"%s\" %s WHERE \"%s\" = ? AND \"%s\" = ? AND \"%s\" = ?"
                .formatted(tries.tableName(), changes, Item.GROUP, Item.NAME, Item.VERSION))
        .parameters(values)
        .build();
  }

  private static Map<String, AttributeValue> attributes(Document document) {
    JsonObject content = Objects.requireNonNull(document.content());
    @Nullable Instant expires = document.expires();
    return expires == null
        ? Map.of(Item.CONTENT, Item.content(content))
        : Map.of(Item.CONTENT, Item.content(content), Item.EXPIRES, Item.expires(expires));
  }

  /** Not by a statement, which says nothing of an item that is gone already. */
  private Set<Place> remove(Document document) {
    Set<Place> conflicts = new LinkedHashSet<>();
    tries.untilDone(
        document,
        open -> {
          try {
            Condition condition = Condition.of(open);
            client.deleteItem(
                request ->
                    request
                        .tableName(tries.tableName())
                        .key(Item.key(open.place()))
                        .conditionExpression(condition.expression())
                        .expressionAttributeNames(Condition.NAMES)
                        .expressionAttributeValues(condition.valuesOrNone()));
            return Optional.empty();
          } catch (ConditionalCheckFailedException changed) {
            conflicts.add(open.place());
            return Optional.empty();
          } catch (TransactionConflictException busy) {
            return Optional.of(new Tries.Rest<>(open, "TransactionConflict"));
          }
        });
    return conflicts;
  }
}
