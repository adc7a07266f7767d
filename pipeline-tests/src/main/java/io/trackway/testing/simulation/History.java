package io.trackway.testing.simulation;

import io.trackway.event.CleanEnvelope;
import io.trackway.event.CleanEnvelopeCodec;
import io.trackway.event.Decoded;
import io.trackway.event.Envelope;
import io.trackway.event.EnvelopeCodec;
import io.trackway.event.Event;
import io.trackway.event.Origin;
import io.trackway.event.Rejection;
import io.trackway.event.Verdict;
import io.trackway.stream.DeliveredRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was seen of a run from outside: what its promises are checked against. */
final class History {

  /** One entry of one record of {@code events}. */
  sealed interface Arrival {

    /** Of the record, from 0. */
    int place();

    /** An event that the door accepted. */
    record Accepted(int place, Event event) implements Arrival {}

    /** Something that the door rejected. */
    record Rejected(int place, Rejection rejection) implements Arrival {}

    /** The only entry of a record that cannot be read. */
    record Unreadable(int place, String text) implements Arrival {}
  }

  /** A verdict as consumers see it. */
  record Emission(Verdict verdict, String partitionKey) {}

  final Map<Origin, Arrival> arrivals = new LinkedHashMap<>();
  final List<Emission> emissions = new ArrayList<>();
  final Set<Origin> emitted = new HashSet<>();

  /** Those that were emitted as fresh at least once. */
  final Set<Origin> fresh = new HashSet<>();

  /** Those records of {@code clean} that nobody could read, by the origin that stands for each. */
  final Map<Origin, String> unreadableVerdicts = new LinkedHashMap<>();

  final List<Item> answered = new ArrayList<>();
  final Set<Origin> parked = new HashSet<>();
  final List<Breach> breaches = new ArrayList<>();
  private final Map<String, List<Origin>> origins = new HashMap<>();
  private final Map<String, List<Origin>> cleanOrigins = new HashMap<>();
  private final Set<Content> storedContents = new HashSet<>();
  private final Set<String> storedPayloads = new HashSet<>();
  private int places;

  /** A record of {@code events} became durable. */
  void stored(DeliveredRecord record) {
    int place = places++;
    switch (EnvelopeCodec.decode(record.bytes())) {
      case Decoded.Complete<Envelope>(Envelope envelope) -> {
        for (int index = 0; index < envelope.events().size(); index++) {
          Event event = envelope.events().get(index);
          storedContents.add(Content.of(event));
          add(record, Integer.toString(index), new Arrival.Accepted(place, event));
        }
        for (int index = 0; index < envelope.rejections().size(); index++) {
          Rejection rejection = envelope.rejections().get(index);
          storedPayloads.add(rejection.evidence().text());
          add(record, "r" + index, new Arrival.Rejected(place, rejection));
        }
      }
      case Decoded.Unreadable<Envelope> _ ->
          add(record, "r0", new Arrival.Unreadable(place, text(record)));
    }
  }

  private void add(DeliveredRecord record, String entry, Arrival arrival) {
    Origin origin = new Origin(record.shard(), record.sequenceNumber(), entry);
    origins.computeIfAbsent(name(record), absent -> new ArrayList<>()).add(origin);
    arrivals.put(origin, arrival);
  }

  /** A record of {@code clean} became durable. */
  void emitted(DeliveredRecord record) {
    switch (CleanEnvelopeCodec.decode(record.bytes())) {
      case Decoded.Complete<CleanEnvelope>(CleanEnvelope envelope) -> {
        for (Verdict verdict : envelope.verdicts()) {
          emissions.add(new Emission(verdict, record.partitionKey()));
          emitted.add(verdict.origin());
          if (verdict instanceof Verdict.Fresh) {
            fresh.add(verdict.origin());
          }
        }
        cleanOrigins.put(name(record), envelope.verdicts().stream().map(Verdict::origin).toList());
      }
      case Decoded.Unreadable<CleanEnvelope> _ -> {
        Origin origin = new Origin(record.shard(), record.sequenceNumber(), "clean");
        unreadableVerdicts.put(origin, text(record));
        cleanOrigins.put(name(record), List.of(origin));
      }
    }
  }

  /** The endpoint answered that these are settled. */
  void answered(int status, List<Item> items) {
    answered.addAll(items);
    for (Item item : items) {
      boolean stored =
          switch (item) {
            case Item.Sound(Content content) -> storedContents.contains(content);
            case Item.Faulty(String text) -> storedPayloads.contains(text);
          };
      if (!stored) {
        breach(Promise.P1, "answered " + status + ", but not stored: " + item.text());
      }
    }
  }

  /** The entries of a record of {@code events}. */
  List<Origin> origins(DeliveredRecord record) {
    return origins.getOrDefault(name(record), List.of());
  }

  /** The origins of what a record of {@code clean} brings to the warehouse. */
  List<Origin> cleanOrigins(DeliveredRecord record) {
    return cleanOrigins.getOrDefault(name(record), List.of());
  }

  private static String name(DeliveredRecord record) {
    return record.shard() + ":" + record.sequenceNumber();
  }

  void breach(Promise promise, String what) {
    breaches.add(new Breach(promise, Shard.shortened(what)));
  }

  private static String text(DeliveredRecord record) {
    return new String(record.bytes(), StandardCharsets.UTF_8);
  }
}
