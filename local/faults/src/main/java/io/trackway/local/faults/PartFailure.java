package io.trackway.local.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.random.RandomGenerator;

/** How the result of one part of a batch says that the part failed. */
enum PartFailure {
  /** An entry of Kinesis's PutRecords. */
  ENTRY {
    @Override
    List<String> codes() {
      return List.of("ProvisionedThroughputExceededException", "InternalFailure");
    }

    @Override
    JsonNode result(String code) {
      return JsonNodeFactory.instance
          .objectNode()
          .put("ErrorCode", code)
          .put("ErrorMessage", MESSAGE);
    }

    @Override
    void count(ObjectNode answer) {
      int failed = 0;
      for (JsonNode result : answer.path("Records")) {
        failed += result.has("ErrorCode") ? 1 : 0;
      }
      answer.put("FailedRecordCount", failed);
    }
  },

  /** A statement of DynamoDB's BatchExecuteStatement. */
  STATEMENT {
    @Override
    List<String> codes() {
      return List.of("ThrottlingError", "ProvisionedThroughputExceeded", "InternalServerError");
    }

    @Override
    JsonNode result(String code) {
      ObjectNode result = JsonNodeFactory.instance.objectNode();
      result.putObject("Error").put("Code", code).put("Message", MESSAGE);
      return result;
    }

    @Override
    void count(ObjectNode answer) {
      // Its answer has no count.
    }
  };

  private static final String MESSAGE = "The part failed; the rate may have been exceeded.";

  /** A result with one of the service's codes. */
  JsonNode result(RandomGenerator random) {
    List<String> codes = codes();
    return result(codes.get(random.nextInt(codes.size())));
  }

  abstract List<String> codes();

  abstract JsonNode result(String code);

  /** Corrects what an answer tells of its failed parts as a whole. */
  abstract void count(ObjectNode answer);
}
