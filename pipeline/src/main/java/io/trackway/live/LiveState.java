package io.trackway.live;

import io.trackway.event.CleanEnvelope;
import io.trackway.event.CleanEnvelopeCodec;
import io.trackway.event.CleanEvent;
import io.trackway.event.Decoded;
import io.trackway.event.EventType;
import io.trackway.event.Identity;
import io.trackway.event.JsonObject;
import io.trackway.event.Verdict;
import io.trackway.stream.DeliveredRecord;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Takes the events of the {@code clean} stream into live state, each once.
 *
 * <p>First each id gets what the batch brings for it. Then everyone is settled whom these ids count
 * for. Last it is noted what the shard has brought. A batch that comes again after a crash in
 * between finds in each trail how far it had come.
 */
public final class LiveState {

  private static final int ROUNDS_MAX = 50;

  private final Remembering remembering;
  private final Standing standing;
  private final LiveStore store;

  public LiveState(LivePlan plan, LiveStore store) {
    this.remembering = new Remembering(plan);
    this.standing = new Standing(plan);
    this.store = store;
  }

  /**
   * Takes the batch. It may come again, whole or in other parts, and counts once.
   *
   * @throws RuntimeException where the store cannot be reached, or others change the same users all
   *     the time: the batch must then come again
   */
  public LiveCounts apply(LiveBatch batch) {
    if (batch.records().isEmpty()) {
      return new LiveCounts(0, 0, 0, 0, 0);
    }
    return new Run(batch).apply();
  }

  /** One batch. */
  private final class Run {
    private final LiveBatch batch;
    private final String shard;
    private final Map<String, TrailChange> changes = new LinkedHashMap<>();
    private int events;
    private int skipped;
    private int unreadable;

    Run(LiveBatch batch) {
      this.batch = batch;
      this.shard = batch.records().getFirst().shard();
    }

    LiveCounts apply() {
      Place place = Boards.emissions(shard);
      Document noted = store.load(Set.of(place)).getOrDefault(place, Document.absent(place));
      JsonObject content = noted.content();
      Emissions emissions = content == null ? new Emissions() : Emissions.decode(content);
      batch.records().forEach(record -> take(record, emissions));
      TrailBook book = new TrailBook(store);
      int stored = storeChanges(book);
      int settled =
          new Settling(standing, store, book, shard, batch.now()).settle(changes.keySet());
      store.store(List.of(noted.with(emissions.encode())));
      return new LiveCounts(events, skipped, unreadable, stored, settled);
    }

    private void take(DeliveredRecord record, Emissions emissions) {
      switch (CleanEnvelopeCodec.decode(record.bytes())) {
        case Decoded.Unreadable<CleanEnvelope> _ -> unreadable++;
        case Decoded.Complete<CleanEnvelope>(CleanEnvelope envelope) -> {
          if (envelope.since() != null) {
            emissions.forgetBefore(envelope.since());
          }
          for (Verdict verdict : envelope.verdicts()) {
            if (emissions.isFirst(verdict)) {
              take(record.sequenceNumber(), verdict);
            } else {
              skipped++;
            }
          }
        }
      }
    }

    private void take(String sequenceNumber, Verdict verdict) {
      switch (verdict) {
        case Verdict.Fresh fresh -> take(sequenceNumber, fresh.event());
        case Verdict.Duplicate _, Verdict.Rejected _ -> {
          // Nothing that anybody did.
        }
      }
    }

    private void take(String sequenceNumber, CleanEvent clean) {
      Identity identity = clean.event().identity();
      String user = identity.userId();
      String device = identity.anonymousId();
      Moment moment = Moment.of(clean);
      if (user == null && device == null) {
        skipped++;
        return;
      }
      events++;
      boolean isBot = Remembering.isBot(clean);
      if (user != null && device != null) {
        change(user).addDevice(device, moment);
        change(device).addUser(user, moment);
      }
      String previous = identity.previousId();
      if (clean.event().action().type() == EventType.ALIAS
          && user != null
          && previous != null
          && !previous.equals(user)) {
        change(previous).addAlias(user, moment);
        change(user).addFormerId(previous, moment);
      }
      if (!isBot && user != null) {
        change(user).addAsUser(sequenceNumber, remembering.of(clean));
      } else if (!isBot && device != null) {
        change(device).addAsDevice(sequenceNumber, remembering.of(clean));
      }
    }

    private TrailChange change(String id) {
      return changes.computeIfAbsent(id, _ -> new TrailChange());
    }

    private int storeChanges(TrailBook book) {
      Set<String> pending = new LinkedHashSet<>(changes.keySet());
      Set<String> stored = new LinkedHashSet<>();
      for (int round = 0; round < ROUNDS_MAX; round++) {
        book.load(pending);
        Map<String, Trail> changed = new HashMap<>();
        for (String id : pending) {
          Trail before = book.trail(id);
          Trail after = change(id).appliedTo(before, shard);
          if (!after.equals(before)) {
            changed.put(id, after);
          }
        }
        pending = changed.isEmpty() ? Set.of() : book.store(new TreeMap<>(changed));
        changed.keySet().stream().filter(id -> !stored.contains(id)).forEach(stored::add);
        stored.removeAll(pending);
        if (pending.isEmpty()) {
          // Others may have changed the rest since it was read, and it counts for people here.
          book.keepOnly(stored);
          return stored.size();
        }
      }
      throw new IllegalStateException("others change the same users all the time");
    }
  }
}
