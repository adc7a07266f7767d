package io.trackway.testing.simulation;

import io.trackway.process.Batch;
import io.trackway.process.Countdown;
import io.trackway.process.Ledger;
import io.trackway.process.Outcome;
import io.trackway.process.Processor;
import io.trackway.stream.DeliveredRecord;
import io.trackway.stream.RecordStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The real processor between the streams of a run. */
record ProcessorFunction(
    Processor.Rules rules,
    Ledger ledger,
    RecordStream clean,
    BatchOrder order,
    Fate fate,
    Defect defect)
    implements Function {

  private static final Duration TIME_LIMIT = Mapping.TIMEOUT.minusSeconds(2);

  @Override
  public Reply invoke(String request, List<DeliveredRecord> records) {
    Instant deadline = fate.now().plus(TIME_LIMIT);
    Countdown countdown = () -> Duration.between(fate.now(), deadline);
    RecordStream observed =
        (appended, timeLimit) -> {
          order.leaves(records, appended);
          return clean.append(appended, timeLimit);
        };
    fate.between("before process");
    Outcome outcome =
        new Processor(rules, ledger, defect.clean(observed))
            .process(new Batch(records, fate.now(), countdown));
    fate.between("after process");
    return defect.reply(
        switch (outcome) {
          case Outcome.Completed _ -> new Reply.Complete();
          case Outcome.ResumeAt resume -> new Reply.ResumeAt(resume.sequenceNumber());
        });
  }
}
