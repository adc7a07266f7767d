package io.trackway.function.load;

import io.trackway.function.load.BatchBuffer.Waiting;
import io.trackway.load.LoadBatch;
import io.trackway.load.LoadCounts;
import io.trackway.load.LoadOutcome;
import io.trackway.load.LoadResult;
import io.trackway.load.Loader;
import io.trackway.stream.DeliveredRecord;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the batches that wait as files, several at once, and removes the files once their rows are
 * committed. Whatever ends it in between, a file that is loaded again adds nothing.
 */
final class ScheduledLoad {

  private static final Logger LOG = LoggerFactory.getLogger(ScheduledLoad.class);

  /** Records that are in memory at once, decoded and encoded again; a batch has up to 4.5 MB. */
  private static final long GROUP_BYTES_MAX = 12L * 1024 * 1024;

  private final BatchBuffer buffer;
  private final Loader loader;
  private final InstantSource clock;

  ScheduledLoad(BatchBuffer buffer, Loader loader, InstantSource clock) {
    this.buffer = buffer;
    this.loader = loader;
    this.clock = clock;
  }

  /**
   * What one run brought.
   *
   * @param loaded files
   * @param waiting files that are still there, as far as they were listed
   * @param unreadable files among them that nobody can load as they are
   * @param stopped why it ended before its time
   */
  record Summary(
      int loaded,
      int waiting,
      List<String> unreadable,
      LoadCounts counts,
      Optional<LoadResult.Stopped> stopped) {}

  /** Loads what waits, as far as the deadline allows. */
  Summary run(String id, Instant deadline) {
    return new Run(id, deadline).run();
  }

  private final class Run {
    private final String id;
    private final Instant deadline;
    private final List<String> unreadable = new ArrayList<>();
    private final List<Waiting> group = new ArrayList<>();
    private final List<DeliveredRecord> records = new ArrayList<>();
    private LoadCounts counts = LoadCounts.NONE;
    private Optional<LoadResult.Stopped> stopped = Optional.empty();
    private long groupBytes;
    private int groups;
    private int loaded;

    Run(String id, Instant deadline) {
      this.id = id;
      this.deadline = deadline;
    }

    Summary run() {
      List<Waiting> waiting = buffer.waiting();
      for (Waiting file : waiting) {
        if (stopped.isPresent() || !clock.instant().isBefore(deadline)) {
          break;
        }
        add(file);
      }
      if (stopped.isEmpty() && clock.instant().isBefore(deadline)) {
        load();
      }
      return new Summary(loaded, waiting.size() - loaded, unreadable, counts, stopped);
    }

    private void add(Waiting file) {
      try {
        List<DeliveredRecord> more = buffer.records(file);
        long bytes = more.stream().mapToLong(record -> record.bytes().length).sum();
        boolean otherShard = !group.isEmpty() && !group.getLast().shard().equals(file.shard());
        if (otherShard || groupBytes + bytes > GROUP_BYTES_MAX) {
          load();
        }
        group.add(file);
        records.addAll(more);
        groupBytes += bytes;
      } catch (IOException broken) {
        // It stays, for somebody to look at; the others are not to wait for it.
        LOG.error("a file of the buffer cannot be read: file={}", file.key(), broken);
        unreadable.add(file.key());
      }
    }

    private void load() {
      if (group.isEmpty() || stopped.isPresent()) {
        return;
      }
      groups++;
      Instant now = clock.instant();
      LoadBatch batch = new LoadBatch(id + "." + groups, records, now, deadline);
      LoadOutcome outcome = loader.load(batch);
      LoadLog.write(batch, outcome, Duration.between(now, clock.instant()));
      switch (outcome) {
        case LoadOutcome.Completed(LoadCounts brought) -> {
          counts = counts.plus(brought);
          buffer.remove(group);
          loaded += group.size();
        }
        case LoadOutcome.ResumeAt(String sequenceNumber, LoadResult.Stopped cause) ->
            // The files stay, also those before it: to load them again adds nothing.
            stopped = Optional.of(cause);
      }
      group.clear();
      records.clear();
      groupBytes = 0;
    }
  }
}
