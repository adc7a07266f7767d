package io.trackway.testing.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trackway.event.Envelope;
import io.trackway.event.EnvelopeCodec;
import io.trackway.event.Event;
import io.trackway.event.Lane;
import io.trackway.process.Batch;
import io.trackway.process.Countdown;
import io.trackway.stream.DeliveredRecord;
import io.trackway.testing.SampleEvents;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;

/** Records as they are delivered from one shard of the {@code events} stream. */
public final class Deliveries {

  private static final String SHARD = "shardId-000000000000";

  private Deliveries() {}

  /** A record with these events of one lane. */
  public static DeliveredRecord record(long sequenceNumber, int lane, Event... events) {
    return record(sequenceNumber, new Envelope(new Lane(lane), List.of(events), List.of()));
  }

  /** A record with that content. */
  public static DeliveredRecord record(long sequenceNumber, Envelope envelope) {
    return new DeliveredRecord(
        SHARD,
        Long.toString(sequenceNumber),
        envelope.lane().partitionKey(),
        EnvelopeCodec.encode(envelope));
  }

  /** A record with any text under any key. */
  public static DeliveredRecord record(long sequenceNumber, String partitionKey, String text) {
    return new DeliveredRecord(
        SHARD, Long.toString(sequenceNumber), partitionKey, ByteBuffer.wrap(text.getBytes(UTF_8)));
  }

  /** A batch a second after the samples were received, with time enough. */
  public static Batch batch(DeliveredRecord... records) {
    return new Batch(
        List.of(records),
        SampleEvents.RECEIVED_AT.plusSeconds(1),
        Countdown.of(Duration.ofSeconds(30)));
  }
}
