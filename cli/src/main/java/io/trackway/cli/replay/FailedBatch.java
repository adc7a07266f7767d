package io.trackway.cli.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trackway.stream.DeliveredRecord;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * A batch that an event source mapping gave up, as an on-failure destination in S3 keeps it.
 *
 * @param functionArn of the function that it was for
 * @param payload what the function was invoked with, its records marked as replayed
 */
record FailedBatch(String functionArn, Circumstances circumstances, String payload) {

  private static final JsonMapper JSON = new JsonMapper();

  /**
   * How it came to that.
   *
   * @param condition why it was given up, in the service's words
   */
  record Circumstances(String shard, int records, String condition, Instant at) {}

  /**
   * Reads an object.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html">the
   *     form of the object</a>
   * @return nothing where it is not of that form
   */
  static Optional<FailedBatch> read(byte[] object) {
    try {
      JsonNode document = JSON.readTree(object);
      String function = document.path("requestContext").path("functionArn").asText();
      JsonNode batch = document.path("KinesisBatchInfo");
      JsonNode payload = document.path("payload");
      if (function.isEmpty() || !batch.isObject() || payload.isMissingNode()) {
        return Optional.empty();
      }
      JsonNode event = payload.isTextual() ? JSON.readTree(payload.textValue()) : payload;
      for (JsonNode record : event.path("Records")) {
        if (record instanceof ObjectNode each) {
          each.put("eventName", DeliveredRecord.REPLAYED);
        }
      }
      return Optional.of(
          new FailedBatch(
              function,
              new Circumstances(
                  batch.path("shardId").asText(),
                  batch.path("batchSize").asInt(),
                  document.path("requestContext").path("condition").asText(),
                  Instant.parse(document.path("timestamp").asText())),
              event.toString()));
    } catch (IOException | DateTimeException notOfTheForm) {
      return Optional.empty();
    }
  }

  /** The function's name, without the rest of its ARN. */
  String functionName() {
    String[] parts = functionArn.split(":", -1);
    return parts.length > 6 ? parts[6] : functionArn;
  }
}
