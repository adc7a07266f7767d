package io.trackway.live;

import io.trackway.event.Action;
import io.trackway.event.Details;
import io.trackway.event.Envelope;
import io.trackway.event.EnvelopeCodec;
import io.trackway.event.Event;
import io.trackway.event.EventKey;
import io.trackway.event.EventTimes;
import io.trackway.event.EventType;
import io.trackway.event.Identity;
import io.trackway.event.JsonObject;
import io.trackway.event.Lane;
import io.trackway.event.Source;
import io.trackway.stream.Appended;
import io.trackway.stream.RecordStream;
import io.trackway.stream.StreamRecord;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Announces by events like any other, {@code Segment Entered} and {@code Segment Left}: so whoever
 * reads the {@code clean} stream or the warehouse can act upon them, and one that is sent again is
 * a duplicate.
 */
public final class EventAnnouncements implements Announcements {

  private static final Duration TIME_LIMIT = Duration.ofSeconds(10);

  private final RecordStream events;
  private final int lanes;
  private final InstantSource clock;

  /**
   * Into that stream.
   *
   * @param lanes of the deployment
   */
  public EventAnnouncements(RecordStream events, int lanes, InstantSource clock) {
    this.events = events;
    this.lanes = lanes;
    this.clock = clock;
  }

  @Override
  public void announce(List<SegmentChange> changes) {
    List<StreamRecord> records = changes.stream().map(this::record).toList();
    switch (events.append(records, TIME_LIMIT)) {
      case Appended.All() -> {
        // Everybody will know.
      }
      case Appended.Partly(var _, String cause) ->
          throw new IllegalStateException("segment changes could not be announced: " + cause);
    }
  }

  private StreamRecord record(SegmentChange change) {
    Event event =
        new Event(
            new EventKey(Source.TRACKWAY, id(change)),
            new Action(EventType.TRACK, change.entered() ? "Segment Entered" : "Segment Left"),
            change.isUser()
                ? new Identity(change.person(), null)
                : new Identity(null, change.person()),
            new EventTimes(clock.instant(), null, null),
            new Details(
                new JsonObject(LiveJson.object(Map.of("segment", change.segment()))),
                JsonObject.EMPTY));
    Lane lane = Lane.of(event.userKey(), lanes);
    return new StreamRecord(
        lane.partitionKey(), EnvelopeCodec.encode(new Envelope(lane, List.of(event), List.of())));
  }

  /** The same for the same change, however often it is announced. */
  private static String id(SegmentChange change) {
    return "segment-"
        + DeclarationKey.hash(
            change.segment() + "\n" + change.number() + "\n" + change.person(), 32);
  }
}
