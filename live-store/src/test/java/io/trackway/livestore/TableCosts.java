package io.trackway.livestore;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/**
 * Counts the calls of all clients, and what they cost. The SDK makes it for each client, since a
 * file of the classpath names it.
 */
public final class TableCosts implements ExecutionInterceptor {

  private static final Map<String, LongAdder> CALLS = new ConcurrentHashMap<>();
  private static final DoubleAdder READ_UNITS = new DoubleAdder();
  private static final DoubleAdder WRITE_UNITS = new DoubleAdder();

  /** The names of an item's attributes, which count with their values. */
  private static final int NAMES_BYTES = 30;

  private static final int UNIT_BYTES = 1_024;

  /** What there was so far. */
  record Total(Map<String, Long> calls, double readUnits, double writeUnits) {}

  static Total total() {
    Map<String, Long> calls = new TreeMap<>();
    CALLS.forEach((operation, count) -> calls.put(operation, count.sum()));
    return new Total(calls, READ_UNITS.sum(), WRITE_UNITS.sum());
  }

  static void reset() {
    CALLS.clear();
    READ_UNITS.reset();
    WRITE_UNITS.reset();
  }

  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    ReturnConsumedCapacity total = ReturnConsumedCapacity.TOTAL;
    if (context.request() instanceof BatchGetItemRequest read) {
      return read.toBuilder().returnConsumedCapacity(total).build();
    }
    if (context.request() instanceof TransactWriteItemsRequest transaction) {
      return transaction.toBuilder().returnConsumedCapacity(total).build();
    }
    return context.request();
  }

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    String operation =
        String.valueOf(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
    CALLS.computeIfAbsent(operation, _ -> new LongAdder()).increment();
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    if (context.response() instanceof BatchGetItemResponse read) {
      read.consumedCapacity().stream()
          .mapToDouble(ConsumedCapacity::capacityUnits)
          .forEach(READ_UNITS::add);
    } else if (context.response() instanceof TransactWriteItemsResponse transaction) {
      transaction.consumedCapacity().stream()
          .mapToDouble(ConsumedCapacity::capacityUnits)
          .forEach(WRITE_UNITS::add);
    } else if (context.request() instanceof BatchExecuteStatementRequest batch) {
      batch.statements().stream().mapToLong(TableCosts::units).forEach(WRITE_UNITS::add);
    }
  }

  /** DynamoDB Local tells no units of statements; each has the whole item in its parameters. */
  private static long units(BatchStatementRequest statement) {
    long bytes = NAMES_BYTES + statement.parameters().stream().mapToLong(TableCosts::bytes).sum();
    return Math.ceilDiv(bytes, UNIT_BYTES);
  }

  private static long bytes(AttributeValue value) {
    return switch (value.type()) {
      case S -> value.s().length();
      case N -> value.n().length();
      case B -> value.b().asByteArrayUnsafe().length;
      case SS, NS, BS, M, L, BOOL, NUL, UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalArgumentException("no attribute of live state: " + value.type());
    };
  }
}
