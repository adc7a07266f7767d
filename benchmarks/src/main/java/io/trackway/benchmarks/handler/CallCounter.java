package io.trackway.benchmarks.handler;

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
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/**
 * Counts every call that leaves this process, its retries included, and the write units it costs.
 * The SDK makes it for each client, since a file of the classpath names it.
 */
public final class CallCounter implements ExecutionInterceptor {

  private static final Map<String, LongAdder> CALLS = new ConcurrentHashMap<>();
  private static final DoubleAdder WRITE_UNITS = new DoubleAdder();

  /** How many calls of each operation there were so far. */
  static Map<String, Long> calls() {
    Map<String, Long> calls = new TreeMap<>();
    CALLS.forEach((operation, count) -> calls.put(operation, count.sum()));
    return calls;
  }

  static double writeUnits() {
    return WRITE_UNITS.sum();
  }

  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    if (context.request() instanceof PutItemRequest put) {
      return put.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build();
    }
    if (context.request() instanceof BatchExecuteStatementRequest batch) {
      return batch.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build();
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
    if (context.response() instanceof PutItemResponse put) {
      WRITE_UNITS.add(put.consumedCapacity().capacityUnits());
    } else if (context.response() instanceof BatchExecuteStatementResponse batch) {
      WRITE_UNITS.add(
          batch.hasConsumedCapacity()
              ? batch.consumedCapacity().stream().mapToDouble(ConsumedCapacity::capacityUnits).sum()
              : statements(context.request()));
    }
  }

  /** A refused put tells no units; for an item of at most 1 KB it is one. */
  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
    if (context.exception() instanceof ConditionalCheckFailedException) {
      WRITE_UNITS.add(1);
    }
  }

  /** DynamoDB Local tells no units of statements; each costs one, whether it inserts or not. */
  private static int statements(SdkRequest request) {
    return request instanceof BatchExecuteStatementRequest batch ? batch.statements().size() : 0;
  }
}
