package io.trackway.testing.simulation;

import io.trackway.load.LoadBatch;
import io.trackway.load.LoadOutcome;
import io.trackway.load.Loader;
import io.trackway.stream.DeliveredRecord;
import java.util.List;

/** The real loader between the {@code clean} stream and the warehouse of a run. */
record LoaderFunction(Loader loader, Fate fate) implements Function {

  @Override
  public Reply invoke(String request, List<DeliveredRecord> records) {
    LoadOutcome outcome =
        loader.load(new LoadBatch(request, records, fate.now(), fate.now().plus(Mapping.TIMEOUT)));
    return switch (outcome) {
      case LoadOutcome.Completed _ -> new Reply.Complete();
      case LoadOutcome.ResumeAt resume -> new Reply.ResumeAt(resume.sequenceNumber());
    };
  }
}
