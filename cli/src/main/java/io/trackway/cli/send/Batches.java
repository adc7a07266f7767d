package io.trackway.cli.send;

import io.trackway.cli.input.Line;
import io.trackway.cli.input.Lines;
import io.trackway.event.Limits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Groups lines into requests that the endpoint takes. */
final class Batches {

  private final Lines lines;
  private final Cut cut;
  private @Nullable Line ahead;

  /**
   * How lines are cut into batches.
   *
   * @param fromLine the number of the first line that is wanted
   * @param eventsMax in one batch, at most {@link Limits#REQUEST_EVENTS_MAX}
   */
  record Cut(long fromLine, int eventsMax) {}

  Batches(Lines lines, Cut cut) {
    this.lines = lines;
    this.cut = cut;
  }

  /** The next lines that go into one request; nothing at the end. */
  @Nullable Batch next() throws IOException {
    List<Line> batch = new ArrayList<>();
    long bytes = 0;
    for (Line line = take(); line != null; line = take()) {
      bytes += line.payload().bytes() + 1;
      // A line that no request can carry stands alone, so that nothing else is refused with it.
      boolean isFull = batch.size() == cut.eventsMax() || bytes > Limits.REQUEST_BYTES_MAX;
      if (!batch.isEmpty() && (isFull || line.isTooLong())) {
        ahead = line;
        return new Batch(batch);
      }
      batch.add(line);
    }
    return batch.isEmpty() ? null : new Batch(batch);
  }

  private @Nullable Line take() throws IOException {
    Line kept = ahead;
    ahead = null;
    Line line = kept == null ? lines.next() : kept;
    while (line != null && line.number() < cut.fromLine()) {
      line = lines.next();
    }
    return line;
  }
}
