package io.trackway.function.load;

import io.trackway.load.LoadBatch;
import io.trackway.load.LoadCounts;
import io.trackway.load.LoadOutcome;
import io.trackway.load.LoadResult;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one line that is logged for each batch; what somebody must act on is an error. */
final class LoadLog {

  private static final Logger LOG = LoggerFactory.getLogger(LoadLog.class);

  private LoadLog() {}

  static void write(LoadBatch batch, LoadOutcome outcome, Duration took) {
    int records = batch.records().size();
    long milliseconds = took.toMillis();
    switch (outcome) {
      case LoadOutcome.Completed(LoadCounts counts) ->
          LOG.info(
              "load completed: records={} staged={} events={} duplicates={} rejected={}"
                  + " redelivered={} milliseconds={} load_id={}",
              records,
              counts.staged(),
              counts.events(),
              counts.duplicates(),
              counts.rejected(),
              counts.redelivered(),
              milliseconds,
              batch.id());
      case LoadOutcome.ResumeAt(String sequenceNumber, LoadResult.Unavailable(String cause)) ->
          LOG.warn(
              "load comes again: records={} from={} milliseconds={} load_id={} cause={}",
              records,
              sequenceNumber,
              milliseconds,
              batch.id(),
              cause);
      case LoadOutcome.ResumeAt(String sequenceNumber, LoadResult.Misconfigured(String cause)) ->
          LOG.error(
              "load is misconfigured, nothing is consumed: records={} from={} milliseconds={}"
                  + " load_id={} cause={}",
              records,
              sequenceNumber,
              milliseconds,
              batch.id(),
              cause);
    }
  }
}
