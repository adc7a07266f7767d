package io.trackway.testing.process;

import io.trackway.event.CleanEnvelope;
import io.trackway.event.CleanEnvelopeCodec;
import io.trackway.event.Decoded;
import io.trackway.event.Origin;
import io.trackway.event.Verdict;
import io.trackway.process.Batch;
import io.trackway.process.Claim;
import io.trackway.process.ClaimResult;
import io.trackway.process.Ledger;
import io.trackway.process.Processor;
import io.trackway.stream.Appended;
import io.trackway.stream.RecordStream;
import io.trackway.stream.StreamRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** All effects of processing in one list, in their order, with faults on demand. */
public final class RecordedEffects {

  private final List<Effect> effects = new ArrayList<>();
  private final Set<String> unknownIds = new HashSet<>();
  private final Set<Integer> missingAppends = new HashSet<>();
  private boolean crashBeforeAppend;

  /** The process ends when it is about to append; only once. */
  public void crashBeforeAppend() {
    crashBeforeAppend = true;
  }

  /** The next claim of that id cannot be answered, though it may have been stored. */
  public void loseAnswerOf(String id) {
    unknownIds.add(id);
  }

  /** The record at that index of the next append is not stored. */
  public void refuseAppend(int index) {
    missingAppends.add(index);
  }

  /** Everything so far, in order; the list starts anew. */
  public List<Effect> take() {
    List<Effect> taken = List.copyOf(effects);
    effects.clear();
    return taken;
  }

  /** Has the batch processed and answered; a crash on demand ends it without an answer. */
  public void process(Processor processor, Batch batch) {
    try {
      effects.add(new Effect.Answered(processor.process(batch)));
    } catch (Crash crash) {
      effects.add(new Effect.Crashed());
    }
  }

  /** The ledger, observed. */
  public Ledger observed(Ledger ledger) {
    return (claims, now, timeLimit) -> claim(ledger, claims, now, timeLimit);
  }

  /** The stream, observed. */
  public RecordStream observed(RecordStream stream) {
    return (records, timeLimit) -> append(stream, records, timeLimit);
  }

  private List<ClaimResult> claim(
      Ledger ledger, List<Claim> claims, Instant now, Duration timeLimit) {
    List<ClaimResult> results = new ArrayList<>(ledger.claim(claims, now, timeLimit));
    for (int index = 0; index < claims.size(); index++) {
      Claim claim = claims.get(index);
      if (unknownIds.remove(claim.key().id())) {
        results.set(index, new ClaimResult.Unknown("answer lost"));
      }
      effects.add(
          new Effect.Claimed(
              claim.key().id(), shortForm(claim.owner()), answer(results.get(index))));
    }
    return results;
  }

  private Appended append(RecordStream stream, List<StreamRecord> records, Duration timeLimit) {
    if (crashBeforeAppend) {
      crashBeforeAppend = false;
      throw new Crash();
    }
    Set<Integer> missing = Set.copyOf(missingAppends);
    missingAppends.clear();
    List<StreamRecord> stored =
        IntStream.range(0, records.size())
            .filter(index -> !missing.contains(index))
            .mapToObj(records::get)
            .toList();
    stored.forEach(record -> effects.add(emitted(record)));
    Appended appended = stream.append(stored, timeLimit);
    return missing.isEmpty() ? appended : new Appended.Partly(missing, "refused on demand");
  }

  private static Effect emitted(StreamRecord record) {
    byte[] data = new byte[record.bytes()];
    record.data().get(data);
    return switch (CleanEnvelopeCodec.decode(data)) {
      case Decoded.Complete<CleanEnvelope>(CleanEnvelope envelope) ->
          new Effect.Emitted(
              envelope.lane().number(),
              envelope.verdicts().stream().map(RecordedEffects::text).toList());
      case Decoded.Unreadable<CleanEnvelope>(String message) ->
          throw new IllegalStateException("the processor wrote what nobody can read: " + message);
    };
  }

  private static String answer(ClaimResult result) {
    return switch (result) {
      case ClaimResult.Granted() -> "granted";
      case ClaimResult.Held held -> "held by " + shortForm(held.owner());
      case ClaimResult.Unknown _ -> "unknown";
    };
  }

  private static String text(Verdict verdict) {
    String arrival = shortForm(verdict.origin().text());
    return switch (verdict) {
      case Verdict.Fresh fresh -> arrival + " fresh " + fresh.event().event().key().id();
      case Verdict.Duplicate duplicate -> arrival + " duplicate of " + shortForm(duplicate.owner());
      case Verdict.Rejected rejected ->
          arrival + " rejected " + rejected.rejection().reason().code().text();
      case Verdict.Forgotten forgotten -> arrival + " forgotten " + forgotten.userId();
    };
  }

  private static String shortForm(String origin) {
    Origin parsed = Origin.parse(origin);
    return parsed.sequenceNumber() + ":" + parsed.entry();
  }

  /** The end of a process, as far as one test can have it. */
  private static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
