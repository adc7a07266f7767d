package io.trackway.kinesis;

import io.trackway.event.Limits;
import io.trackway.stream.Appended;
import io.trackway.stream.RecordStream;
import io.trackway.stream.StreamRecord;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/** The Kinesis stream of one name, appended to by PutRecords. */
public final class KinesisStream implements RecordStream {

  /** How often one record is tried; with {@link #PAUSE_MAX} a few seconds of throttling. */
  static final int ATTEMPTS_MAX = 8;

  private static final Duration PAUSE_FIRST = Duration.ofMillis(50);
  private static final Duration PAUSE_MAX = Duration.ofSeconds(2);

  private final KinesisClient client;
  private final String streamName;
  private final Waiting waiting;

  /**
   * A stream behind that client.
   *
   * @param client which must not retry on its own, such as {@link KinesisClients#fromEnvironment}
   */
  public KinesisStream(KinesisClient client, String streamName, Waiting waiting) {
    this.client = client;
    this.streamName = streamName;
    this.waiting = waiting;
  }

  /** The stream of that name in the region and at the endpoint that the environment names. */
  public static KinesisStream fromEnvironment(String streamName) {
    return new KinesisStream(KinesisClients.fromEnvironment(), streamName, Waiting.real());
  }

  @Override
  public Appended append(List<StreamRecord> records, Duration timeLimit) {
    records.forEach(record -> record.requireWithin(Limits.KINESIS_RECORD_BYTES_MAX));
    PendingRecords pending = new PendingRecords(records);
    long deadline = waiting.nanoTime() + timeLimit.toNanos();
    int failuresInARow = 0;
    String cause = "";
    while (!pending.isEmpty()) {
      Duration left = Duration.ofNanos(deadline - waiting.nanoTime());
      if (!left.isPositive()) {
        return new Appended.Partly(pending.missing(), within(timeLimit, cause));
      }
      PutOutcome outcome = put(pending, left);
      outcome.stored().forEach(pending::stored);
      if (outcome.failed().isEmpty()) {
        failuresInARow = 0;
        continue;
      }
      cause = outcome.cause();
      if (!outcome.retryable() || Thread.currentThread().isInterrupted()) {
        return new Appended.Partly(pending.missing(), cause);
      }
      pending.failed(outcome.failed(), ATTEMPTS_MAX);
      if (!pending.isEmpty()) {
        pause(failuresInARow++, deadline);
      }
    }
    return pending.missing().isEmpty()
        ? new Appended.All()
        : new Appended.Partly(pending.missing(), "after " + ATTEMPTS_MAX + " attempts: " + cause);
  }

  private PutOutcome put(PendingRecords pending, Duration left) {
    List<Integer> call = pending.nextCall();
    List<PutRecordsRequestEntry> entries =
        call.stream().map(index -> entry(pending.record(index))).toList();
    Duration timeout =
        left.compareTo(KinesisClients.CALL_TIMEOUT) < 0 ? left : KinesisClients.CALL_TIMEOUT;
    PutRecordsRequest request =
        PutRecordsRequest.builder()
            .streamName(streamName)
            .records(entries)
            .overrideConfiguration(
                limits -> limits.apiCallTimeout(timeout).apiCallAttemptTimeout(timeout))
            .build();
    try {
      return PutOutcome.of(call, client.putRecords(request).records());
    } catch (SdkException failure) {
      return PutOutcome.of(call, failure, streamName);
    }
  }

  private static PutRecordsRequestEntry entry(StreamRecord record) {
    return PutRecordsRequestEntry.builder()
        .partitionKey(record.partitionKey())
        .data(SdkBytes.fromByteBuffer(record.data()))
        .build();
  }

  /** Waits a random part of a pause that doubles with each failure in a row. */
  private void pause(int failuresBefore, long deadline) {
    long longest = Math.min(PAUSE_MAX.toNanos(), PAUSE_FIRST.toNanos() << failuresBefore);
    long left = deadline - waiting.nanoTime();
    long nanos = Math.min(left, (long) (longest * waiting.random()));
    if (nanos > 0) {
      waiting.sleep(Duration.ofNanos(nanos));
    }
  }

  private static String within(Duration timeLimit, String cause) {
    String when = "within " + timeLimit.toMillis() + " ms";
    return cause.isEmpty() ? "not sent " + when : when + ": " + cause;
  }
}
