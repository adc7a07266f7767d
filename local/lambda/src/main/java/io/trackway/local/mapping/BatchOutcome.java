package io.trackway.local.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.trackway.local.host.InvocationResult;
import io.trackway.local.host.InvocationResult.Answered;
import io.trackway.local.host.InvocationResult.Crashed;
import io.trackway.local.host.InvocationResult.FunctionFailed;
import io.trackway.local.host.InvocationResult.RequestTooLarge;
import io.trackway.local.host.InvocationResult.Throttled;
import io.trackway.local.host.InvocationResult.TimedOut;
import io.trackway.local.host.Payload;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What an invocation means for its batch. */
sealed interface BatchOutcome {

  /** All records are done. */
  record Succeeded() implements BatchOutcome {}

  /** The records before the index are done, this one and all after it come again. */
  record FailedFrom(int index) implements BatchOutcome {}

  /**
   * Nothing is done.
   *
   * @param functionError what Lambda says of the function; absent when only its answer was wrong
   */
  record Failed(Optional<String> functionError) implements BatchOutcome {}

  /** The function was not invoked. */
  record NotInvoked() implements BatchOutcome {}

  JsonMapper JSON = new JsonMapper();

  static BatchOutcome of(InvocationResult result, Batch batch, boolean reportsItemFailures) {
    return switch (result) {
      case Answered answered ->
          reportsItemFailures ? read(answered.document(), batch) : new Succeeded();
      case FunctionFailed _ -> unhandled();
      case TimedOut _ -> unhandled();
      case Crashed _ -> unhandled();
      case RequestTooLarge _ -> unhandled();
      case Throttled _ -> new NotInvoked();
    };
  }

  private static Failed unhandled() {
    return new Failed(Optional.of("Unhandled"));
  }

  private static BatchOutcome read(Payload document, Batch batch) {
    try {
      JsonNode answer = JSON.readTree(document.bytes());
      if (isEmpty(answer)) {
        return new Succeeded();
      }
      JsonNode failures = answer.path("batchItemFailures");
      if (answer.isObject() && isEmpty(failures)) {
        return new Succeeded();
      }
      OptionalInt lowest = failures.isArray() ? lowest(failures, batch) : OptionalInt.empty();
      return lowest.isPresent() ? new FailedFrom(lowest.getAsInt()) : new Failed(Optional.empty());
    } catch (IOException notJson) {
      return new Failed(Optional.empty());
    }
  }

  private static boolean isEmpty(JsonNode node) {
    return node.isMissingNode()
        || node.isNull()
        || (node.isContainerNode() && node.isEmpty())
        || (node.isTextual() && node.textValue().isEmpty());
  }

  /** The first of the named records; empty when a name is not one of this batch. */
  private static OptionalInt lowest(JsonNode failures, Batch batch) {
    Map<String, Integer> indexes = new HashMap<>();
    for (int i = 0; i < batch.size(); i++) {
      indexes.put(batch.records().get(i).sequenceNumber(), i);
    }
    int lowest = batch.size();
    for (JsonNode failure : failures) {
      Integer index = indexes.get(failure.path("itemIdentifier").asText(""));
      if (index == null) {
        return OptionalInt.empty();
      }
      lowest = Math.min(lowest, index);
    }
    return OptionalInt.of(lowest);
  }
}
