package io.trackway.function.load;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import io.trackway.function.Delivery;
import io.trackway.load.LoadBatch;
import io.trackway.load.LoadOutcome;
import io.trackway.load.Loader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** Loads a batch of the {@code clean} stream; the answer goes out after the commit. */
public final class LoaderHandler implements RequestHandler<KinesisEvent, StreamsEventResponse> {

  /** Kept back to cancel what still runs and to answer. */
  private static final Duration ANSWER_TIME = Duration.ofSeconds(5);

  private final Loader loader;
  private final InstantSource clock;

  /** The function as it is deployed. */
  public LoaderHandler() {
    this(LoaderConfig.from(System.getenv()).loader(), InstantSource.system());
  }

  /**
   * The function as another environment would have it.
   *
   * @throws IllegalStateException listing all that is wrong with the environment
   */
  public static LoaderHandler of(Map<String, String> environment) {
    return new LoaderHandler(LoaderConfig.from(environment).loader(), InstantSource.system());
  }

  LoaderHandler(Loader loader, InstantSource clock) {
    this.loader = loader;
    this.clock = clock;
  }

  @Override
  public StreamsEventResponse handleRequest(KinesisEvent event, Context context) {
    Instant now = clock.instant();
    Instant deadline = now.plusMillis(context.getRemainingTimeInMillis()).minus(ANSWER_TIME);
    LoadBatch batch =
        new LoadBatch(context.getAwsRequestId(), Delivery.records(event), now, deadline);
    LoadOutcome outcome = loader.load(batch);
    LoadLog.write(batch, outcome, Duration.between(now, clock.instant()));
    return switch (outcome) {
      case LoadOutcome.Completed completed -> Delivery.complete();
      case LoadOutcome.ResumeAt resumeAt -> Delivery.resumeAt(resumeAt.sequenceNumber());
    };
  }
}
