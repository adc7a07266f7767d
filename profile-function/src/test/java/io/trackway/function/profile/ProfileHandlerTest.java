package io.trackway.function.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import io.trackway.live.Document;
import io.trackway.live.LivePlan;
import io.trackway.live.LiveState;
import io.trackway.live.LiveStore;
import io.trackway.live.Place;
import io.trackway.live.Settlement;
import io.trackway.memory.MemoryLiveStore;
import io.trackway.testing.function.StreamEvents;
import io.trackway.testing.function.TestContext;
import io.trackway.testing.load.CleanRecords;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProfileHandlerTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:10Z");

  @Test
  void aBatchThatIsTakenIn_isConsumed() {
    assertThat(handle(new MemoryLiveStore()).getBatchItemFailures()).isEmpty();
  }

  /** Thrown rather than answered, so that the batch is halved until what fails is alone. */
  @Test
  void aBatchThatFails_fails() {
    assertThatThrownBy(() -> handle(new BrokenStore()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("table out of reach");
  }

  private static StreamsEventResponse handle(LiveStore store) {
    ProfileHandler handler =
        new ProfileHandler(new LiveState(LivePlan.NONE, store), InstantSource.fixed(NOW));
    return handler.handleRequest(
        StreamEvents.of(List.of(CleanRecords.record(10, CleanRecords.fresh(1, "a")))),
        TestContext.minute());
  }

  /** A store that cannot be reached. */
  private static final class BrokenStore implements LiveStore {

    @Override
    public Map<Place, Document> load(Set<Place> places) {
      throw new IllegalStateException("table out of reach");
    }

    @Override
    public Set<Place> store(List<Document> documents) {
      throw new IllegalStateException("table out of reach");
    }

    @Override
    public Set<Place> settle(Settlement settlement) {
      throw new IllegalStateException("table out of reach");
    }
  }
}
