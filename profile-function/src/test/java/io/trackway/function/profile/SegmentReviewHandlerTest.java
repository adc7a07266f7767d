package io.trackway.function.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.live.Announcements;
import io.trackway.live.LiveBatch;
import io.trackway.live.LivePlan;
import io.trackway.live.LiveState;
import io.trackway.live.Profiles;
import io.trackway.live.Segment;
import io.trackway.live.SegmentReview;
import io.trackway.memory.MemoryLiveStore;
import io.trackway.testing.SampleEvents;
import io.trackway.testing.function.TestContext;
import io.trackway.testing.load.CleanRecords;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SegmentReviewHandlerTest {

  private static final Segment AWAY =
      new Segment("away", List.of(new Segment.Condition.NotSeenFor(Duration.ofDays(1))));
  private static final LivePlan PLAN = new LivePlan(List.of(), List.of(AWAY), LivePlan.APP_OPENS);

  private final MemoryLiveStore store = new MemoryLiveStore();
  private final Instant seen = SampleEvents.clean(SampleEvents.event("a")).occurredAt();

  @Test
  void timeAlone_bringsSomebodyIn() {
    new LiveState(PLAN, store)
        .apply(new LiveBatch(List.of(CleanRecords.record(10, CleanRecords.fresh(1, "a"))), seen));
    assertThat(away()).isZero();

    assertThat(review(seen.plus(Duration.ofHours(20)), 120_000)).isZero();
    assertThat(review(seen.plus(Duration.ofHours(26)), 120_000)).isEqualTo(1);

    assertThat(away()).isEqualTo(1);
  }

  @Test
  void withoutTime_nobodyIsLookedAt() {
    new LiveState(PLAN, store)
        .apply(new LiveBatch(List.of(CleanRecords.record(10, CleanRecords.fresh(1, "a"))), seen));

    assertThat(review(seen.plus(Duration.ofHours(26)), 30_000)).isZero();
    assertThat(away()).isZero();
  }

  private int review(Instant now, int remainingMilliseconds) {
    SegmentReviewHandler handler =
        new SegmentReviewHandler(
            new SegmentReview(PLAN, store, store, Announcements.NONE), InstantSource.fixed(now));
    Map<String, Object> answer =
        handler.handleRequest(Map.of(), new TestContext("test-request", remainingMilliseconds));
    assertThat(answer).containsOnlyKeys("people");
    return (Integer) answer.getOrDefault("people", -1);
  }

  private long away() {
    return new Profiles(PLAN, store, store).segments().getFirst().people();
  }
}
