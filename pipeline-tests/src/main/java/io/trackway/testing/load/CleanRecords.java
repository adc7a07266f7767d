package io.trackway.testing.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trackway.event.CleanEnvelope;
import io.trackway.event.CleanEnvelopeCodec;
import io.trackway.event.Event;
import io.trackway.event.EventKey;
import io.trackway.event.Lane;
import io.trackway.event.Origin;
import io.trackway.event.Verdict;
import io.trackway.load.LoadBatch;
import io.trackway.stream.DeliveredRecord;
import io.trackway.testing.SampleEvents;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Records of the {@code clean} stream as a loader gets them. */
public final class CleanRecords {

  public static final String SHARD = "shardId-000000000000";

  /** Late enough for every test to end, and early enough for one that hangs to fail. */
  private static final int TIME_LIMIT_SECONDS = 60;

  private CleanRecords() {}

  /** A record with these verdicts. */
  public static DeliveredRecord record(long sequenceNumber, Verdict... verdicts) {
    return new DeliveredRecord(
        SHARD,
        Long.toString(sequenceNumber),
        "0",
        CleanEnvelopeCodec.encode(new CleanEnvelope(new Lane(0), Arrays.asList(verdicts))));
  }

  /** A record that is no envelope. */
  public static DeliveredRecord unreadable(long sequenceNumber, String content) {
    return new DeliveredRecord(
        SHARD, Long.toString(sequenceNumber), "0", ByteBuffer.wrap(content.getBytes(UTF_8)));
  }

  /** A delivery of the records. */
  public static LoadBatch batch(String id, List<DeliveredRecord> records) {
    Instant now = Instant.now();
    return new LoadBatch(id, records, now, now.plusSeconds(TIME_LIMIT_SECONDS));
  }

  /** The sample event of that id as a first arrival. */
  public static Verdict.Fresh fresh(long arrival, String id) {
    return fresh(arrival, SampleEvents.event(id));
  }

  /** The event as a first arrival. */
  public static Verdict.Fresh fresh(long arrival, Event event) {
    return new Verdict.Fresh(SampleEvents.origin(arrival), SampleEvents.clean(event));
  }

  /** A further arrival of the sample event of that id. */
  public static Verdict.Duplicate duplicate(long arrival, String id, Origin owner) {
    return new Verdict.Duplicate(
        SampleEvents.origin(arrival),
        new EventKey(SampleEvents.WEB, id),
        owner.text(),
        SampleEvents.RECEIVED_AT.plusSeconds(arrival));
  }

  /** A rejected arrival. */
  public static Verdict.Rejected rejected(long arrival, String payload) {
    return new Verdict.Rejected(SampleEvents.origin(arrival), SampleEvents.rejection(payload));
  }
}
