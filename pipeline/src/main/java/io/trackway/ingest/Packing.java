package io.trackway.ingest;

import io.trackway.event.Envelope;
import io.trackway.event.EnvelopeCodec;
import io.trackway.event.Event;
import io.trackway.event.Lane;
import io.trackway.event.Limits;
import io.trackway.event.Rejection;
import io.trackway.stream.StreamRecord;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Packs one request's events and rejections into as few records as their lanes allow. */
final class Packing {

  private Packing() {}

  private record Contents(List<Event> events, List<Rejection> rejections) {}

  /**
   * One record for each lane, in the order in which the lanes come; several where one would be too
   * large, in the order of the request.
   */
  static List<StreamRecord> pack(List<Event> events, List<Rejection> rejections, int lanes) {
    Map<Lane, Contents> byLane = new LinkedHashMap<>();
    for (Event event : events) {
      contents(byLane, Lane.of(event.userKey(), lanes)).events().add(event);
    }
    for (Rejection rejection : rejections) {
      contents(byLane, laneOf(rejection, lanes)).rejections().add(rejection);
    }
    List<StreamRecord> packed = new ArrayList<>();
    byLane.forEach(
        (lane, contents) ->
            pack(new Envelope(lane, contents.events(), contents.rejections()), packed::add));
    return packed;
  }

  private static Contents contents(Map<Lane, Contents> byLane, Lane lane) {
    return byLane.computeIfAbsent(
        lane, absent -> new Contents(new ArrayList<>(), new ArrayList<>()));
  }

  /** A repeated rejection lands beside the first one, where its id or its payload tells. */
  private static Lane laneOf(Rejection rejection, int lanes) {
    String id = rejection.eventId();
    return Lane.of(id != null ? id : rejection.evidence().text(), lanes);
  }

  private static void pack(Envelope envelope, Consumer<StreamRecord> records) {
    ByteBuffer data = EnvelopeCodec.encode(envelope);
    int entries = envelope.events().size() + envelope.rejections().size();
    if (data.remaining() <= Limits.ENVELOPE_BYTES_MAX || entries == 1) {
      records.accept(new StreamRecord(envelope.lane().partitionKey(), data));
      return;
    }
    // Rare: escapes have made more of the request's bytes.
    int events = envelope.events().size();
    int rejections = envelope.rejections().size();
    int firstEvents = rejections == 0 ? events / 2 : events;
    int firstRejections = events == 0 ? rejections / 2 : 0;
    pack(
        new Envelope(
            envelope.lane(),
            envelope.events().subList(0, firstEvents),
            envelope.rejections().subList(0, firstRejections)),
        records);
    pack(
        new Envelope(
            envelope.lane(),
            envelope.events().subList(firstEvents, events),
            envelope.rejections().subList(firstRejections, rejections)),
        records);
  }
}
