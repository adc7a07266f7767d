package io.trackway.benchmarks.disorder;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts requests into batches as an event source mapping does for one shard: it looks for records
 * once a second, and from the first one on gathers until the window is over or the batch is full.
 *
 * @param window how long it gathers
 * @param recordsMax how many records are a full batch
 */
record Gathering(Duration window, int recordsMax) {

  private static final Duration POLL = Duration.ofSeconds(1);

  /**
   * One batch.
   *
   * @param leaves when its verdicts are on the {@code clean} stream, processing taken for nothing
   * @param full whether it left before the window was over
   */
  record Gathered(List<Request> requests, Instant leaves, boolean full) {}

  /**
   * Cuts all of them.
   *
   * @param requests in the order in which they arrive
   */
  List<Gathered> cut(List<Request> requests) {
    List<Gathered> batches = new ArrayList<>();
    int next = 0;
    while (next < requests.size()) {
      Instant closes = nextPoll(requests.get(next).arrives()).plus(window);
      int end = next;
      while (end < requests.size()
          && end - next < recordsMax
          && !requests.get(end).arrives().isAfter(closes)) {
        end++;
      }
      boolean full = end - next == recordsMax;
      Instant leaves = full ? nextPoll(requests.get(end - 1).arrives()) : closes;
      batches.add(new Gathered(requests.subList(next, end), leaves, full));
      next = end;
    }
    return batches;
  }

  private static Instant nextPoll(Instant arrives) {
    return Instant.ofEpochSecond(arrives.getEpochSecond()).plus(POLL);
  }
}
