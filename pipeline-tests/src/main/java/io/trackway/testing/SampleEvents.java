package io.trackway.testing;

import io.trackway.event.Action;
import io.trackway.event.CleanEvent;
import io.trackway.event.Details;
import io.trackway.event.Event;
import io.trackway.event.EventKey;
import io.trackway.event.EventTimes;
import io.trackway.event.EventType;
import io.trackway.event.Evidence;
import io.trackway.event.Identity;
import io.trackway.event.JsonObject;
import io.trackway.event.Origin;
import io.trackway.event.Rejection;
import io.trackway.event.RejectionCode;
import io.trackway.event.RejectionReason;
import io.trackway.event.Source;
import java.time.Instant;

/** Events that differ only in what a test says of them. */
public final class SampleEvents {

  /** When all samples are received. */
  public static final Instant RECEIVED_AT = Instant.parse("2026-03-01T12:00:00Z");

  public static final Source WEB = new Source("web");

  private SampleEvents() {}

  /** A song played by user {@code user-1} ten seconds before it was received. */
  public static Event event(String id) {
    return event(id, "user-1", RECEIVED_AT.minusSeconds(10));
  }

  /** A song played by that user at that time of the client's clock. */
  public static Event event(String id, String userId, Instant clientOccurredAt) {
    return new Event(
        new EventKey(WEB, id),
        new Action(EventType.TRACK, "Song Played"),
        new Identity(userId, null),
        new EventTimes(RECEIVED_AT, clientOccurredAt, RECEIVED_AT.minusSeconds(1)),
        new Details(new JsonObject("{\"song\":\"s-1\",\"seconds\":12.50}"), JsonObject.EMPTY));
  }

  /** The event as the processor passes it on where clocks agree. */
  public static CleanEvent clean(Event event) {
    Instant client = event.times().clientOccurredAt();
    return new CleanEvent(event, client == null ? event.times().receivedAt() : client);
  }

  /** A rejection of a payload that is not JSON. */
  public static Rejection rejection(String payload) {
    return new Rejection(
        WEB,
        null,
        new RejectionReason(RejectionCode.INVALID_JSON, "line is not JSON"),
        Evidence.of(payload),
        RECEIVED_AT);
  }

  /** The arrival as first entry of the record with that sequence number. */
  public static Origin origin(long sequenceNumber) {
    return new Origin("shardId-000000000000", Long.toString(sequenceNumber), "0");
  }
}
