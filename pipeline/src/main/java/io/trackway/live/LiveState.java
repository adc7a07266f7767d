package io.trackway.live;

import io.trackway.event.CleanEnvelope;
import io.trackway.event.CleanEnvelopeCodec;
import io.trackway.event.Decoded;
import io.trackway.event.JsonObject;
import io.trackway.event.Verdict;
import io.trackway.stream.DeliveredRecord;
import java.util.List;
import java.util.Set;

/**
 * Takes the events of the {@code clean} stream into live state, each once.
 *
 * <p>First each id gets what the batch brings for it. Then everyone is settled whom these ids count
 * for. Last it is noted what the shard has brought. A batch that comes again after a crash in
 * between finds in each trail how far it had come.
 */
public final class LiveState {

  private final Remembering remembering;
  private final Settling.Context context;
  private final LiveStore store;

  /** Live state that tells nobody who enters and leaves segments. */
  public LiveState(LivePlan plan, LiveStore store) {
    this(plan, store, Announcements.NONE);
  }

  public LiveState(LivePlan plan, LiveStore store, Announcements announcements) {
    this.remembering = new Remembering(plan);
    this.store = store;
    this.context = new Settling.Context(new Standing(plan), store, announcements);
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
    private final Traffic traffic;
    private Gathering gathering;
    private int events;
    private int skipped;
    private int unreadable;
    private int documents;
    private int settled;

    Run(LiveBatch batch) {
      this.batch = batch;
      this.shard = batch.records().getFirst().shard();
      this.traffic = new Traffic(shard, batch.now());
      this.gathering = new Gathering(remembering, shard);
    }

    LiveCounts apply() {
      Place place = Boards.emissions(shard);
      Document noted = store.load(Set.of(place)).getOrDefault(place, Document.absent(place));
      JsonObject content = noted.content();
      Emissions emissions = content == null ? new Emissions() : Emissions.decode(content);
      batch.records().stream()
          .filter(record -> !emissions.isDone(record))
          .forEach(record -> take(record, emissions));
      settle(new TrailBook(store));
      traffic.store(store);
      emissions.noteDone(batch.records().getLast());
      if (!store.store(List.of(noted.with(emissions.encode()))).isEmpty()) {
        throw new IllegalStateException("another function takes the same shard at the same time");
      }
      return new LiveCounts(events, skipped, unreadable, documents, settled);
    }

    private void take(DeliveredRecord record, Emissions emissions) {
      switch (CleanEnvelopeCodec.decode(record.bytes())) {
        case Decoded.Unreadable<CleanEnvelope> _ -> unreadable++;
        case Decoded.Complete<CleanEnvelope>(CleanEnvelope envelope) -> {
          boolean isReplay = envelope.since() == null;
          if (envelope.since() != null) {
            emissions.begin(envelope.since());
          }
          for (Verdict verdict : envelope.verdicts()) {
            if (emissions.isFirst(verdict, isReplay)) {
              take(record.sequenceNumber(), verdict);
            } else {
              skipped++;
            }
          }
        }
      }
    }

    private void take(String sequenceNumber, Verdict verdict) {
      traffic.take(sequenceNumber, verdict);
      switch (verdict) {
        case Verdict.Fresh fresh -> {
          if (gathering.take(sequenceNumber, fresh.event())) {
            events++;
          } else {
            skipped++;
          }
        }
        case Verdict.Duplicate _, Verdict.Rejected _ -> {
          // Nothing that anybody did.
        }
        case Verdict.Forgotten forgotten -> forget(forgotten.userId());
      }
    }

    /** What came before is forgotten with the rest, and what comes after it is not. */
    private void forget(String user) {
      TrailBook book = new TrailBook(store);
      settle(book);
      gathering = new Gathering(remembering, shard);
      new Forgetting(book, settling(book)).forget(user);
    }

    private void settle(TrailBook book) {
      documents += gathering.store(book);
      settled += settling(book).settle(gathering.ids());
    }

    private Settling settling(TrailBook book) {
      return new Settling(context, book, shard, batch.now());
    }
  }
}
