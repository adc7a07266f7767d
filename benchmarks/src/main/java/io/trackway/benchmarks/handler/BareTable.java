package io.trackway.benchmarks.handler;

import io.trackway.process.Claim;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** Writes claims into the table and does nothing else: what table and client allow. */
record BareTable(DynamoDbClient client, String name) {

  static final int PUTS_IN_FLIGHT = 32;
  static final int INSERTIONS_IN_FLIGHT = 8;
  static final int STATEMENTS_MAX = 25;

  /** One conditional put for each claim, as a ledger without insertions would do. */
  void put(List<Claim> claims, Instant now) {
    each(claims, PUTS_IN_FLIGHT, claim -> put(claim, now));
  }

  /** Insertions only, whatever becomes of each. */
  void insert(List<Claim> claims) {
    List<List<Claim>> calls = new ArrayList<>();
    for (int start = 0; start < claims.size(); start += STATEMENTS_MAX) {
      calls.add(claims.subList(start, Math.min(claims.size(), start + STATEMENTS_MAX)));
    }
    each(calls, INSERTIONS_IN_FLIGHT, this::insertCall);
  }

  private void put(Claim claim, Instant now) {
    try {
      client.putItem(
          put ->
              put.tableName(name)
                  .item(
                      Map.of(
                          "id", text(claim.key().text()),
                          "owner", text(claim.owner()),
                          "fingerprint", text(claim.fingerprint().hex()),
                          "expires", seconds(claim.expires())))
                  .conditionExpression(
                      "attribute_not_exists(#id) OR #expires < :now OR #owner = :me")
                  .expressionAttributeNames(
                      Map.of("#id", "id", "#expires", "expires", "#owner", "owner"))
                  .expressionAttributeValues(
                      Map.of(":now", seconds(now), ":me", text(claim.owner())))
                  .returnValuesOnConditionCheckFailure(
                      ReturnValuesOnConditionCheckFailure.ALL_OLD));
    } catch (ConditionalCheckFailedException held) {
      // That is an answer too.
    }
  }

  private void insertCall(List<Claim> claims) {
    String statement =
        "INSERT INTO \"%s\" VALUE {'id': ?, 'owner': ?, 'fingerprint': ?, 'expires': ?}"
            .formatted(name);
    client.batchExecuteStatement(
        batch ->
            batch.statements(
                claims.stream()
                    .map(
                        claim ->
                            BatchStatementRequest.builder()
                                .statement(statement)
                                .parameters(
                                    text(claim.key().text()),
                                    text(claim.owner()),
                                    text(claim.fingerprint().hex()),
                                    seconds(claim.expires()))
                                .build())
                    .toList()));
  }

  private static <W> void each(List<W> works, int inFlightMax, Consumer<W> doing) {
    AtomicInteger next = new AtomicInteger();
    Callable<Integer> worker =
        () -> {
          int index = next.getAndIncrement();
          for (; index < works.size(); index = next.getAndIncrement()) {
            doing.accept(works.get(index));
          }
          return index;
        };
    List<Future<Integer>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int count = 0; count < Math.min(inFlightMax, works.size()); count++) {
        running.add(threads.submit(worker));
      }
      for (Future<Integer> each : running) {
        each.get();
      }
    } catch (InterruptedException | ExecutionException failed) {
      throw new IllegalStateException("a bare call failed", failed);
    }
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  private static AttributeValue seconds(Instant time) {
    return AttributeValue.fromN(Long.toString(time.getEpochSecond()));
  }
}
