package io.trackway.function.status;

import io.trackway.status.EventStatus;
import io.trackway.status.StatusLookup.Result;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for the log about one answer, without the id, which could be anything. */
final class StatusLog {

  private static final Logger LOG = LoggerFactory.getLogger(StatusLog.class);

  private StatusLog() {}

  static void write(int status, Result result) {
    switch (result) {
      case Result.Known(EventStatus known) when known.notReached().isPresent() ->
          LOG.warn("{} {}, {}", status, known.state().text(), known.notReached().get());
      case Result.Known(EventStatus known) -> LOG.info("{} {}", status, known.state().text());
      case Result.NotKnown _ -> LOG.info("{} not_found", status);
      case Result.Unavailable(String cause) -> LOG.warn("{} unavailable, {}", status, cause);
    }
  }
}
