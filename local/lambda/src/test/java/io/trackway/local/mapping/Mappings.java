package io.trackway.local.mapping;

import io.trackway.local.host.AwsIdentity;
import io.trackway.local.host.Payload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Mappings, records and batches for tests: record n has the sequence number n. */
final class Mappings {

  static final Instant NOW = Instant.parse("2026-03-01T12:00:00.250Z");
  static final AwsIdentity IDENTITY = new AwsIdentity("eu-central-1", "123456789012", "a", "s");
  static final MappingSource SOURCE =
      new MappingSource(
          UUID.fromString("11111111-2222-3333-4444-555555555555"),
          "events",
          "Processor",
          StartingPosition.TRIM_HORIZON);
  static final ShardSource SHARD = new ShardSource(SOURCE, IDENTITY, "shardId-000000000000");

  private Mappings() {}

  static EventSourceMapping failing(FailureSettings failures) {
    return new EventSourceMapping(SOURCE, BatchSettings.defaults(), failures);
  }

  static PollerSettings settings(Pause pause) {
    return new PollerSettings(
        IDENTITY, () -> NOW, pause, Duration.ofMillis(20), Duration.ofMillis(100));
  }

  static ShardRecord record(int number, Instant arrivedAt) {
    return record(number, arrivedAt, 0);
  }

  static ShardRecord record(int number, Instant arrivedAt, int jsonBytes) {
    String json = "{\"n\":" + number + "}";
    String padded = json + " ".repeat(Math.max(0, jsonBytes - json.length()));
    return new ShardRecord(
        String.valueOf(number),
        "key",
        arrivedAt,
        Payload.of(padded.getBytes(StandardCharsets.UTF_8)));
  }

  static List<ShardRecord> records(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(it -> record(it, NOW)).toList();
  }

  static Batch batch(int from, int to) {
    return new Batch(records(from, to));
  }

  /** The sequence numbers in a batch, such as {@code 1-4}. */
  static String range(Batch batch) {
    return batch.records().getFirst().sequenceNumber()
        + "-"
        + batch.records().getLast().sequenceNumber();
  }
}
