package io.trackway.function.load;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.trackway.load.LoadResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** Loads at each beat of a schedule what has gathered since the one before. */
public final class ScheduledLoadHandler
    implements RequestHandler<Map<String, Object>, Map<String, Object>> {

  /** Kept back to cancel what still runs and to answer. */
  private static final Duration ANSWER_TIME = Duration.ofSeconds(5);

  private final ScheduledLoad load;
  private final InstantSource clock;

  /** The function as it is deployed. */
  public ScheduledLoadHandler() {
    this(
        LoaderConfig.from(System.getenv()).scheduledLoad(InstantSource.system()),
        InstantSource.system());
  }

  ScheduledLoadHandler(ScheduledLoad load, InstantSource clock) {
    this.load = load;
    this.clock = clock;
  }

  /**
   * Answers with what was loaded and what waits.
   *
   * @throws IllegalStateException where it could not go on, so that the service runs it again soon
   *     and counts an error
   */
  @Override
  public Map<String, Object> handleRequest(Map<String, Object> beat, Context context) {
    Instant deadline =
        clock.instant().plusMillis(context.getRemainingTimeInMillis()).minus(ANSWER_TIME);
    ScheduledLoad.Summary summary = load.run(context.getAwsRequestId(), deadline);
    summary
        .stopped()
        .map(LoadResult.Stopped::cause)
        .ifPresent(
            cause -> {
              throw new IllegalStateException(
                  "%d files wait for the next load: %s".formatted(summary.waiting(), cause));
            });
    return Map.of(
        "files_loaded", summary.loaded(),
        "files_waiting", summary.waiting(),
        "files_unreadable", summary.unreadable(),
        "events", summary.counts().events(),
        "duplicates", summary.counts().duplicates(),
        "rejected", summary.counts().rejected());
  }
}
