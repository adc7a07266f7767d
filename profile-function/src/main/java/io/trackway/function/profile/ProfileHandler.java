package io.trackway.function.profile;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import io.trackway.function.Delivery;
import io.trackway.live.LiveBatch;
import io.trackway.live.LiveCounts;
import io.trackway.live.LiveState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Takes a batch of the {@code clean} stream into live state; the answer goes out after it is
 * stored.
 *
 * <p>A batch that fails comes again in halves, since its failure is thrown: so a record that no
 * version of the state can take is alone in the end, and the others are in.
 */
public final class ProfileHandler implements RequestHandler<KinesisEvent, StreamsEventResponse> {

  private final LiveState state;
  private final InstantSource clock;

  /** The function as it is deployed. */
  public ProfileHandler() {
    this(
        ProfileConfig.from(System.getenv()).liveState(InstantSource.system()),
        InstantSource.system());
  }

  ProfileHandler(LiveState state, InstantSource clock) {
    this.state = state;
    this.clock = clock;
  }

  @Override
  public StreamsEventResponse handleRequest(KinesisEvent event, Context context) {
    Instant now = clock.instant();
    LiveBatch batch = new LiveBatch(Delivery.records(event), now);
    try {
      LiveCounts counts = state.apply(batch);
      ProfileLog.write(batch, counts, Duration.between(now, clock.instant()));
      return Delivery.complete();
    } catch (RuntimeException failure) {
      ProfileLog.write(batch, failure, Duration.between(now, clock.instant()));
      throw failure;
    }
  }
}
