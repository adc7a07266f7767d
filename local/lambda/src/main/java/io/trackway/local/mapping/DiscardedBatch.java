package io.trackway.local.mapping;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trackway.local.host.Payload;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;

/** A batch that the mapping gives up, as it is kept at an on-failure destination. */
public final class DiscardedBatch {

  /** Why it was given up. */
  public enum Condition {
    RETRY_ATTEMPTS_EXHAUSTED("RetryAttemptsExhausted"),
    RECORD_AGE_EXCEEDED("RecordAgeExceeded");

    private final String text;

    Condition(String text) {
      this.text = text;
    }
  }

  /** How its last invocation went. */
  record LastInvocation(int invocations, Optional<String> functionError) {}

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy/MM/dd").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH.mm.ss").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MILLISECOND =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final ShardSource source;
  private final Batch batch;
  private final Condition condition;
  private final LastInvocation last;
  private final Instant at;

  DiscardedBatch(
      ShardSource source, Batch batch, Condition condition, LastInvocation last, Instant at) {
    this.source = source;
    this.batch = batch;
    this.condition = condition;
    this.last = last;
    this.at = at;
  }

  public int records() {
    return batch.size();
  }

  public Condition condition() {
    return condition;
  }

  /** The documented naming of objects at an S3 destination. */
  public String objectKey() {
    return "aws/lambda/%s/%s/%s/%s-%s"
        .formatted(
            source.mapping().mappingId(),
            source.shardId(),
            DAY.format(at),
            SECOND.format(at),
            UUID.randomUUID());
  }

  /** The documented form at an S3 destination: it alone carries the payload, as a string. */
  public Payload document() {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document
        .putObject("requestContext")
        .put("requestId", UUID.randomUUID().toString())
        .put("functionArn", source.functionArn())
        .put("condition", condition.text)
        .put("approximateInvokeCount", last.invocations());
    // Records that grew too old are given up before an invocation, which leaves no response.
    if (condition == Condition.RETRY_ATTEMPTS_EXHAUSTED) {
      document
          .putObject("responseContext")
          .put("statusCode", 200)
          .put("executedVersion", "$LATEST")
          .put("functionError", last.functionError().orElse(null));
    }
    document.put("version", "1.0");
    document.put("timestamp", MILLISECOND.format(at));
    ShardRecord first = batch.records().getFirst();
    ShardRecord end = batch.records().getLast();
    document
        .putObject("KinesisBatchInfo")
        .put("shardId", source.shardId())
        .put("startSequenceNumber", first.sequenceNumber())
        .put("endSequenceNumber", end.sequenceNumber())
        .put("approximateArrivalOfFirstRecord", MILLISECOND.format(first.arrivedAt()))
        .put("approximateArrivalOfLastRecord", MILLISECOND.format(end.arrivedAt()))
        .put("batchSize", batch.size())
        .put("streamArn", source.streamArn());
    document.put("payload", batch.event().text());
    return Payload.ofText(document.toString());
  }
}
