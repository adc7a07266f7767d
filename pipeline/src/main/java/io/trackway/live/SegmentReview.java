package io.trackway.live;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Looks again at people whom time alone lets enter or leave a segment, such as one of those who
 * have not been seen for a week.
 */
public final class SegmentReview {

  /** How far back it looks for what earlier runs have left. */
  private static final Duration REACH = Duration.ofDays(7);

  private static final int PEOPLE_MAX = 500;

  /** Under which counts are kept beside those of the shards. */
  private static final String SHARD = "review";

  private final Settling.Context context;
  private final LiveStore store;
  private final LiveIndex index;

  public SegmentReview(
      LivePlan plan, LiveStore store, LiveIndex index, Announcements announcements) {
    this.context = new Settling.Context(new Standing(plan), store, announcements);
    this.store = store;
    this.index = index;
  }

  /**
   * Looks at everyone who is due, the longest due first.
   *
   * @param isTimeLeft whether to go on; the next run takes it on from there
   * @return how many were looked at
   * @throws RuntimeException where the store cannot be reached
   */
  public int run(Instant now, BooleanSupplier isTimeLeft) {
    int reviewed = 0;
    Instant hour = now.truncatedTo(ChronoUnit.HOURS).minus(REACH);
    for (; !hour.isAfter(now); hour = hour.plus(1, ChronoUnit.HOURS)) {
      List<Document> due = index.documents(Boards.due(hour), "", PEOPLE_MAX);
      while (!due.isEmpty() && isTimeLeft.getAsBoolean()) {
        Set<String> people = new LinkedHashSet<>();
        due.forEach(mark -> people.add(mark.place().name()));
        new Settling(context, new TrailBook(store), SHARD, now).settle(people);
        store.store(due.stream().map(Document::removed).toList());
        reviewed += people.size();
        due = index.documents(Boards.due(hour), due.getLast().place().name(), PEOPLE_MAX);
      }
    }
    return reviewed;
  }
}
