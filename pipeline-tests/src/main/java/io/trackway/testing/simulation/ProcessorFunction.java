package io.trackway.testing.simulation;

import io.trackway.event.Event;
import io.trackway.event.JsonObject;
import io.trackway.event.RejectionCode;
import io.trackway.event.RejectionReason;
import io.trackway.process.Batch;
import io.trackway.process.Countdown;
import io.trackway.process.Ledger;
import io.trackway.process.Outcome;
import io.trackway.process.Privacy;
import io.trackway.process.Processor;
import io.trackway.process.Processor.Treatment;
import io.trackway.process.TrackingPlan;
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

  /** The name of events that make an enrichment throw. */
  static final String TRIPPING_NAME = "Trips an enrichment";

  /** The name of events that the tracking plan does not let through. */
  static final String UNPLANNED_NAME = "Against the plan";

  private static final Treatment TREATMENT =
      new Treatment(Privacy.NONE, ProcessorFunction::enrich, ProcessorFunction::judge);

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
        new Processor(rules, TREATMENT, ledger, defect.clean(observed))
            .process(new Batch(records, fate.now(), countdown));
    fate.between("after process");
    return defect.reply(
        switch (outcome) {
          case Outcome.Completed _ -> new Reply.Complete();
          case Outcome.ResumeAt resume -> new Reply.ResumeAt(resume.sequenceNumber());
        });
  }

  private static JsonObject enrich(Event event) {
    if (event.action().name().equals(TRIPPING_NAME)) {
      throw new IllegalStateException("on purpose");
    }
    return JsonObject.EMPTY;
  }

  private static TrackingPlan.Judgement judge(Event event) {
    return event.action().name().equals(UNPLANNED_NAME)
        ? new TrackingPlan.Judgement.Refused(
            new RejectionReason(RejectionCode.PLAN_VIOLATION, "not agreed upon"))
        : new TrackingPlan.Judgement.Conforms();
  }
}
