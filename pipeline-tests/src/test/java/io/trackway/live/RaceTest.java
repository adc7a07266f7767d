package io.trackway.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.Action;
import io.trackway.event.CleanEnvelope;
import io.trackway.event.CleanEnvelopeCodec;
import io.trackway.event.CleanEvent;
import io.trackway.event.Details;
import io.trackway.event.Event;
import io.trackway.event.EventKey;
import io.trackway.event.EventTimes;
import io.trackway.event.EventType;
import io.trackway.event.Identity;
import io.trackway.event.JsonObject;
import io.trackway.event.Lane;
import io.trackway.event.Origin;
import io.trackway.event.Source;
import io.trackway.event.Verdict;
import io.trackway.memory.MemoryLiveStore;
import io.trackway.stream.DeliveredRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A user and the user's device, which two shards bring at the same time. */
class RaceTest {

  private static final Instant NOW = Instant.parse("2026-03-08T12:00:00Z");

  private static final Funnel FUNNEL =
      new Funnel(
          "signup",
          List.of(
              new Funnel.Step(Set.of("Page Viewed"), List.of()),
              new Funnel.Step(Set.of("Signed Up"), List.of())),
          Duration.ofHours(1),
          Funnel.Order.STRICT);

  private static final LivePlan PLAN = new LivePlan(List.of(FUNNEL), List.of(), LivePlan.APP_OPENS);

  private final MemoryLiveStore store = new MemoryLiveStore();

  /** The first shard has read the device, and writes the user after the other one is through. */
  @Test
  void deviceThatAnotherShardChangesMeanwhile_countsForItsUser() {
    new LiveState(PLAN, store).apply(batch("user-shard", 1, event("a", "ann", "phone", "Opened")));
    LiveBatch device = batch("device-shard", 1, event("b", null, "phone", "Page Viewed"));
    Interrupted interrupted =
        new Interrupted(store, () -> new LiveState(PLAN, store).apply(device));

    new LiveState(PLAN, interrupted)
        .apply(batch("user-shard", 2, event("c", "ann", "phone", "Signed Up")));

    assertThat(new Profiles(PLAN, store, store).funnel("signup").orElseThrow().people())
        .containsExactly(1L, 1L);
  }

  private static LiveBatch batch(String shard, int sequenceNumber, CleanEvent event) {
    Origin origin = new Origin(shard, Integer.toString(sequenceNumber), "0");
    CleanEnvelope envelope =
        new CleanEnvelope(new Lane(0), List.of(new Verdict.Fresh(origin, event)));
    return new LiveBatch(
        List.of(
            new DeliveredRecord(
                shard, Integer.toString(sequenceNumber), "0", CleanEnvelopeCodec.encode(envelope))),
        NOW);
  }

  private static CleanEvent event(String id, @Nullable String user, String device, String name) {
    return new CleanEvent(
        new Event(
            new EventKey(new Source("web"), id),
            new Action(EventType.TRACK, name),
            new Identity(user, device),
            new EventTimes(NOW, null, null),
            new Details(JsonObject.EMPTY, JsonObject.EMPTY)),
        NOW.plusSeconds(id.charAt(0)));
  }

  /** A store that lets something else happen before the first trail is stored. */
  private static final class Interrupted implements LiveStore {
    private final LiveStore store;
    private @Nullable Runnable between;

    Interrupted(LiveStore store, Runnable between) {
      this.store = store;
      this.between = between;
    }

    @Override
    public Map<Place, Document> load(Set<Place> places) {
      return store.load(places);
    }

    @Override
    public Set<Place> store(List<Document> documents) {
      Runnable once = between;
      between = null;
      if (once != null) {
        once.run();
      }
      return store.store(documents);
    }

    @Override
    public Set<Place> settle(Settlement settlement) {
      return store.settle(settlement);
    }
  }
}
