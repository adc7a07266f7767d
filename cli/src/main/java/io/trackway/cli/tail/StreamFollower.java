package io.trackway.cli.tail;

import io.trackway.stream.DeliveredRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.model.ChildShard;
import software.amazon.awssdk.services.kinesis.model.ExpiredIteratorException;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardFilterType;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** Reads all shards of a stream, and those that they are split or merged into. */
final class StreamFollower {

  /** Kinesis gives five reads a second and shard to all consumers together. */
  private static final Duration BETWEEN_READS = Duration.ofMillis(500);

  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
  private static final int FAILURES_MAX = 5;
  private static final int RECORDS_PER_READ = 1_000;
  private static final int PAGES_MAX = 100;

  private final EventStream stream;
  private final Arrivals arrivals;
  private final Set<String> followed = new HashSet<>();
  private final Set<String> ended = new HashSet<>();
  private final BlockingQueue<SdkException> failures = new LinkedBlockingQueue<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  StreamFollower(EventStream stream, Arrivals arrivals) {
    this.stream = stream;
    this.arrivals = arrivals;
  }

  /** Where reading a shard begins. */
  private record From(ShardIteratorType type, @Nullable Instant time, @Nullable String sequence) {}

  /** Begins with what is put after this returns, or with what arrived since a time. */
  synchronized void begin(@Nullable Instant since) {
    From from =
        since == null
            ? new From(ShardIteratorType.LATEST, null, null)
            : new From(ShardIteratorType.AT_TIMESTAMP, since, null);
    for (Shard shard : shards(since)) {
      follow(shard.shardId(), from);
    }
  }

  /** Waits, and gives what has gone wrong for too long; nothing where the time is over first. */
  @Nullable SdkException failure(Duration wait) throws InterruptedException {
    return failures.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
  }

  void end() {
    threads.shutdownNow();
  }

  /** Those to begin with; what they were split or merged into since is followed from them. */
  private List<Shard> shards(@Nullable Instant since) {
    ListShardsRequest request =
        ListShardsRequest.builder()
            .streamName(stream.name())
            .shardFilter(
                filter ->
                    filter
                        .type(
                            since == null
                                ? ShardFilterType.AT_LATEST
                                : ShardFilterType.FROM_TIMESTAMP)
                        .timestamp(since))
            .build();
    List<Shard> shards = new ArrayList<>();
    for (int page = 0; page < PAGES_MAX; page++) {
      ListShardsResponse response = stream.kinesis().listShards(request);
      shards.addAll(response.shards());
      if (response.nextToken() == null) {
        return withoutParentAmong(shards);
      }
      request = ListShardsRequest.builder().nextToken(response.nextToken()).build();
    }
    throw new IllegalStateException("more shards than a stream can have");
  }

  private static List<Shard> withoutParentAmong(List<Shard> shards) {
    Set<String> ids = shards.stream().map(Shard::shardId).collect(Collectors.toSet());
    return shards.stream()
        .filter(it -> !ids.contains(it.parentShardId()))
        .filter(it -> !ids.contains(it.adjacentParentShardId()))
        .toList();
  }

  /** The iterator is taken at once, so that what is put from now on is read. */
  private void follow(String shard, From from) {
    String iterator = iterator(shard, from);
    followed.add(shard);
    threads.execute(() -> read(shard, from, iterator));
  }

  private void read(String shard, From start, @Nullable String iterator) {
    @Nullable String next = iterator;
    From from = start;
    boolean isOpen = true;
    int failed = 0;
    try {
      while (isOpen) {
        try {
          GetRecordsResponse page = page(next == null ? iterator(shard, from) : next);
          for (Record record : page.records()) {
            arrivals.arrived(delivered(shard, record));
            from = after(record);
          }
          failed = 0;
          next = page.nextShardIterator();
          isOpen = next != null;
          if (isOpen) {
            Thread.sleep(BETWEEN_READS);
          } else {
            ended(shard, page.childShards());
          }
        } catch (ExpiredIteratorException slept) {
          next = null;
        } catch (SdkException away) {
          failed++;
          if (failed == FAILURES_MAX) {
            failures.add(away);
            return;
          }
          Thread.sleep(AFTER_FAILURE);
        }
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /** A merged shard begins when both of its parents have ended, which keeps a user's order. */
  private synchronized void ended(String shard, List<ChildShard> children) {
    ended.add(shard);
    for (ChildShard child : children) {
      boolean isDue =
          child.parentShards().stream()
              .allMatch(parent -> ended.contains(parent) || !followed.contains(parent));
      if (isDue && followed.add(child.shardId())) {
        From begin = new From(ShardIteratorType.TRIM_HORIZON, null, null);
        threads.execute(() -> read(child.shardId(), begin, null));
      }
    }
  }

  private GetRecordsResponse page(String iterator) {
    return stream
        .kinesis()
        .getRecords(request -> request.shardIterator(iterator).limit(RECORDS_PER_READ));
  }

  private String iterator(String shard, From from) {
    return stream
        .kinesis()
        .getShardIterator(
            request ->
                request
                    .streamName(stream.name())
                    .shardId(shard)
                    .shardIteratorType(from.type())
                    .timestamp(from.time())
                    .startingSequenceNumber(from.sequence()))
        .shardIterator();
  }

  private static From after(Record record) {
    return new From(ShardIteratorType.AFTER_SEQUENCE_NUMBER, null, record.sequenceNumber());
  }

  private static DeliveredRecord delivered(String shard, Record record) {
    return new DeliveredRecord(
        shard, record.sequenceNumber(), record.partitionKey(), record.data().asByteBuffer());
  }
}
