package io.trackway.live;

import io.trackway.event.Action;
import io.trackway.event.CleanEnvelope;
import io.trackway.event.CleanEnvelope.Since;
import io.trackway.event.CleanEnvelopeCodec;
import io.trackway.event.CleanEvent;
import io.trackway.event.Details;
import io.trackway.event.Event;
import io.trackway.event.EventKey;
import io.trackway.event.EventTimes;
import io.trackway.event.EventType;
import io.trackway.event.Identity;
import io.trackway.event.JsonObject;
import io.trackway.event.Lane;
import io.trackway.event.Origin;
import io.trackway.event.Source;
import io.trackway.event.Verdict;
import io.trackway.stream.DeliveredRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Events that a few users with shared devices bring about, and ways in which they may arrive. */
final class LiveTraffic {

  static final int SHARDS = 2;

  private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");

  /** When everything is delivered, long after it happened and not long after it was received. */
  static final Instant NOW = BEGIN.plus(Duration.ofDays(80));

  private static final List<String> NAMES =
      List.of("Page Viewed", "Signup Started", "Signed Up", "Song Played", "Application Opened");

  private LiveTraffic() {}

  /** Some events, each of its own id. */
  static List<CleanEvent> events(Random random) {
    int users = 1 + random.nextInt(4);
    int devices = 1 + random.nextInt(4);
    int days = random.nextBoolean() ? 1 : 70;
    List<CleanEvent> events = new ArrayList<>();
    int count = 1 + random.nextInt(60);
    for (int index = 0; index < count; index++) {
      Instant at = BEGIN.plusSeconds(random.nextInt(days * 1440) * 60L);
      events.add(event(random, "e" + index, at, users, devices));
    }
    return events;
  }

  private static CleanEvent event(Random random, String id, Instant at, int users, int devices) {
    String user = random.nextInt(3) > 0 ? "user-" + random.nextInt(users) : null;
    String device =
        random.nextInt(3) > 0
            ? random.nextInt(12) == 0 ? "user-0" : "device-" + random.nextInt(devices)
            : null;
    EventType type =
        switch (random.nextInt(8)) {
          case 0 -> EventType.IDENTIFY;
          case 1 -> EventType.SCREEN;
          case 2 -> user == null ? EventType.TRACK : EventType.ALIAS;
          default -> EventType.TRACK;
        };
    String previous =
        type != EventType.ALIAS
            ? null
            : random.nextBoolean()
                ? "device-" + random.nextInt(devices)
                : "user-" + random.nextInt(users);
    String name = type == EventType.TRACK ? NAMES.get(random.nextInt(5)) : type.text();
    JsonObject properties =
        type == EventType.IDENTIFY
            ? new JsonObject(
                "{\"trait-%d\":%d}".formatted(random.nextInt(3), random.nextInt(1_000)))
            : JsonObject.EMPTY;
    return new CleanEvent(
        new Event(
            new EventKey(new Source("web"), id),
            new Action(type, name),
            new Identity(
                user,
                device,
                previous,
                random.nextInt(6) == 0 ? "group-" + random.nextInt(3) : null),
            new EventTimes(NOW.minusSeconds(random.nextInt(40 * 3_600)), null, null),
            new Details(properties, JsonObject.EMPTY)),
        at,
        false,
        random.nextInt(15) == 0 ? new JsonObject("{\"bot\":true}") : JsonObject.EMPTY,
        List.of());
  }

  /**
   * The records of each shard of the {@code clean} stream, where the events come in any order and
   * the processor emits some of its batches in part first, and then whole.
   */
  static List<List<DeliveredRecord>> streams(List<CleanEvent> events, Random random) {
    List<CleanEvent> arrived = new ArrayList<>(events);
    Collections.shuffle(arrived, random);
    List<List<DeliveredRecord>> streams = new ArrayList<>();
    for (int shard = 0; shard < SHARDS; shard++) {
      List<Verdict> verdicts = new ArrayList<>();
      for (CleanEvent clean : arrived) {
        if (Lane.of(clean.event().userKey(), SHARDS).number() == shard) {
          Origin origin = new Origin("s" + shard, Integer.toString(verdicts.size()), "0");
          verdicts.add(new Verdict.Fresh(origin, clean));
        }
      }
      streams.add(emitted(verdicts, "s" + shard, random));
    }
    return streams;
  }

  private static List<DeliveredRecord> emitted(
      List<Verdict> verdicts, String shard, Random random) {
    List<DeliveredRecord> records = new ArrayList<>();
    for (int from = 0; from < verdicts.size(); ) {
      int to = Math.min(verdicts.size(), from + 1 + random.nextInt(8));
      Since since = new Since(shard, Integer.toString(from));
      Map<Integer, List<Verdict>> packed = new HashMap<>();
      for (Verdict verdict : verdicts.subList(from, to)) {
        packed.computeIfAbsent(random.nextInt(3), _ -> new ArrayList<>()).add(verdict);
      }
      if (random.nextInt(3) == 0) {
        packed.values().stream()
            .filter(_ -> random.nextBoolean())
            .forEach(part -> add(records, shard, since, part));
      }
      packed.values().forEach(part -> add(records, shard, since, part));
      if (random.nextInt(6) == 0) {
        // A call that was thought to have failed and arrives after later ones.
        records.add(again(records.get(random.nextInt(records.size())), records.size() + 1));
      }
      from = to;
    }
    return records;
  }

  private static DeliveredRecord again(DeliveredRecord record, int sequenceNumber) {
    return new DeliveredRecord(
        record.shard(), Integer.toString(sequenceNumber), record.partitionKey(), record.data());
  }

  private static void add(
      List<DeliveredRecord> records, String shard, Since since, List<Verdict> verdicts) {
    CleanEnvelope envelope = new CleanEnvelope(new Lane(0), since, verdicts);
    records.add(
        new DeliveredRecord(
            shard, Integer.toString(records.size() + 1), "0", CleanEnvelopeCodec.encode(envelope)));
  }

  /** Delivers all records of all shards, some again and others after a crash in between. */
  static void deliver(
      List<List<DeliveredRecord>> streams, LivePlan plan, CrashingStore store, Random random) {
    int[] positions = new int[streams.size()];
    while (true) {
      List<Integer> open = new ArrayList<>();
      for (int shard = 0; shard < positions.length; shard++) {
        if (positions[shard] < streams.get(shard).size()) {
          open.add(shard);
        }
      }
      if (open.isEmpty()) {
        return;
      }
      int shard = open.get(random.nextInt(open.size()));
      List<DeliveredRecord> records = streams.get(shard);
      int to = Math.min(records.size(), positions[shard] + 1 + random.nextInt(6));
      LiveBatch batch = new LiveBatch(records.subList(positions[shard], to), NOW);
      try {
        new LiveState(plan, store).apply(batch);
        // An answer that gets lost makes the batch come again.
        positions[shard] = random.nextInt(5) == 0 ? positions[shard] : to;
      } catch (CrashingStore.Crash again) {
        // The batch comes again, in whatever portions.
      }
    }
  }
}
