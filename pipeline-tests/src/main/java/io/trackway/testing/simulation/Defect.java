package io.trackway.testing.simulation;

import io.trackway.event.CleanEnvelope;
import io.trackway.event.Verdict;
import io.trackway.load.Statement;
import io.trackway.process.ClaimResult;
import io.trackway.process.Ledger;
import io.trackway.stream.Appended;
import io.trackway.stream.RecordStream;
import io.trackway.stream.StreamRecord;
import java.util.List;
import java.util.function.Function;

/** A pipeline that is broken on purpose, so that the simulation itself is tested. */
public enum Defect {
  /** The pipeline as it is. */
  NONE,

  /**
   * A ledger item is a mere mark, a bare {@code attribute_not_exists}: whose it is is not asked.
   */
  LEDGER_WITHOUT_OWNER {
    @Override
    Ledger ledger(Ledger sound) {
      return new BareLedger();
    }
  },

  /** The ledger does not know what content it has, so that every further arrival is a duplicate. */
  LEDGER_WITHOUT_FINGERPRINT {
    @Override
    Ledger ledger(Ledger sound) {
      return (claims, now, timeLimit) ->
          claims.stream()
              .<ClaimResult>map(
                  claim ->
                      switch (sound.claim(List.of(claim), now, timeLimit).getFirst()) {
                        case ClaimResult.Granted granted -> granted;
                        case ClaimResult.Held(String owner, var _) ->
                            new ClaimResult.Held(owner, claim.fingerprint());
                        case ClaimResult.Unknown unknown -> unknown;
                      })
              .toList();
    }
  },

  /** The processor says that a batch is complete although it should come again in part. */
  CHECKPOINT_PAST_FAILURES {
    @Override
    Reply reply(Reply sound) {
      return new Reply.Complete();
    }
  },

  /** Loads do not keep each other off, so that two may miss the same key. */
  ANTI_JOIN_WITHOUT_MUTEX {
    @Override
    List<Statement> statements(List<Statement> sound) {
      return sound.stream()
          .filter(statement -> !(statement instanceof Statement.LockMutex))
          .toList();
    }
  },

  /** The endpoint answers 2xx whatever the stream says: {@code FailedRecordCount} is not read. */
  ANSWER_WITHOUT_STORING {
    @Override
    RecordStream events(RecordStream sound) {
      return (records, timeLimit) -> {
        sound.append(records, timeLimit);
        return new Appended.All();
      };
    }
  },

  /** Duplicates are dropped instead of counted. */
  DUPLICATES_DROPPED {
    @Override
    RecordStream clean(RecordStream sound) {
      return rewritten(
          sound,
          verdicts ->
              verdicts.stream()
                  .filter(verdict -> !(verdict instanceof Verdict.Duplicate))
                  .toList());
    }
  },

  /** Each record has a partition key of its own. */
  KEYS_AT_RANDOM {
    @Override
    RecordStream clean(RecordStream sound) {
      return (records, timeLimit) ->
          sound.append(
              records.stream()
                  .map(
                      record ->
                          new StreamRecord(
                              Integer.toString(record.data().hashCode()), record.data()))
                  .toList(),
              timeLimit);
    }
  },

  /** Verdicts do not leave in the order that they were put in. */
  ORDER_LOST {
    @Override
    RecordStream clean(RecordStream sound) {
      return rewritten(sound, List::reversed);
    }
  },

  /** What had all its attempts is put into the stream again, instead of being delivered again. */
  REPLAY_AS_NEW {
    @Override
    boolean replaysAsNew() {
      return true;
    }
  };

  Ledger ledger(Ledger sound) {
    return sound;
  }

  RecordStream events(RecordStream sound) {
    return sound;
  }

  RecordStream clean(RecordStream sound) {
    return sound;
  }

  Reply reply(Reply sound) {
    return sound;
  }

  List<Statement> statements(List<Statement> sound) {
    return sound;
  }

  boolean replaysAsNew() {
    return false;
  }

  private static RecordStream rewritten(
      RecordStream sound, Function<List<Verdict>, List<Verdict>> change) {
    return (records, timeLimit) ->
        sound.append(records.stream().map(record -> rewritten(record, change)).toList(), timeLimit);
  }

  private static StreamRecord rewritten(
      StreamRecord record, Function<List<Verdict>, List<Verdict>> change) {
    CleanEnvelope envelope = Emitted.envelope(record);
    return new StreamRecord(
        record.partitionKey(),
        Emitted.data(
            new CleanEnvelope(
                envelope.lane(), envelope.since(), change.apply(envelope.verdicts()))));
  }
}
