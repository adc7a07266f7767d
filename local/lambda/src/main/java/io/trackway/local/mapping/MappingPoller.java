package io.trackway.local.mapping;

import io.trackway.local.host.FunctionInvoker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** Runs one event source mapping: every shard of its stream, parents before their children. */
public final class MappingPoller implements AutoCloseable {

  private static final Duration REFRESH = Duration.ofSeconds(5);
  private static final int PAGES_MAX = 100;

  private final ShardPoller.Environment environment;
  private final Threads threads = new Threads();
  private final BlockingQueue<String> ended = new LinkedBlockingQueue<>();
  private final Set<String> finished = new HashSet<>();
  private final Map<String, ShardPoller> pollers = new LinkedHashMap<>();

  private MappingPoller(ShardPoller.Environment environment) {
    this.environment = environment;
  }

  /** Starts to read; the stream must exist. Records put after this returns are all read. */
  public static MappingPoller start(
      EventSourceMapping mapping,
      PollerSettings settings,
      KinesisClient kinesis,
      FunctionInvoker functions,
      FailureDestination onFailure) {
    MappingPoller poller =
        new MappingPoller(
            new ShardPoller.Environment(mapping, settings, kinesis, functions, onFailure));
    poller.startFirst();
    poller.threads.start("mapping of " + mapping.source().streamName(), poller::coordinate);
    return poller;
  }

  public MappingStatus status() {
    List<ShardPoller> begun;
    synchronized (pollers) {
      begun = List.copyOf(pollers.values());
    }
    return new MappingStatus(
        environment.mapping(), begun.stream().map(ShardPoller::status).toList());
  }

  /** Abandons what is in flight: without a checkpoint it would come again. */
  @Override
  public void close() {
    threads.close();
  }

  private void startFirst() {
    List<Shard> shards = shards();
    switch (environment.mapping().source().startingPosition()) {
      case TRIM_HORIZON -> startReadable(shards);
      case LATEST -> {
        for (Shard shard : shards) {
          if (shard.sequenceNumberRange().endingSequenceNumber() == null) {
            start(shard.shardId(), ShardIteratorType.LATEST);
          } else {
            finished.add(shard.shardId());
          }
        }
      }
    }
  }

  private void coordinate() throws InterruptedException {
    while (!Thread.currentThread().isInterrupted()) {
      String shardId = ended.poll(REFRESH.toMillis(), TimeUnit.MILLISECONDS);
      if (shardId != null) {
        finished.add(shardId);
      }
      try {
        startReadable(shards());
      } catch (SdkException away) {
        environment.settings().pause().pause(environment.settings().pollInterval());
      }
    }
  }

  /** A shard is readable when its parents are read to the end, or gone from the stream. */
  private void startReadable(List<Shard> shards) {
    Set<String> unfinished =
        shards.stream()
            .map(Shard::shardId)
            .filter(it -> !finished.contains(it))
            .collect(Collectors.toSet());
    for (Shard shard : shards) {
      boolean begun = finished.contains(shard.shardId()) || isBegun(shard.shardId());
      if (!begun && parents(shard).noneMatch(unfinished::contains)) {
        start(shard.shardId(), ShardIteratorType.TRIM_HORIZON);
      }
    }
  }

  private static Stream<String> parents(Shard shard) {
    return Stream.of(shard.parentShardId(), shard.adjacentParentShardId())
        .flatMap(Stream::ofNullable);
  }

  private boolean isBegun(String shardId) {
    synchronized (pollers) {
      return pollers.containsKey(shardId);
    }
  }

  private void start(String shardId, ShardIteratorType from) {
    ShardSource source =
        new ShardSource(environment.mapping().source(), environment.settings().identity(), shardId);
    ShardPoller poller = new ShardPoller(environment, source, from);
    synchronized (pollers) {
      pollers.put(shardId, poller);
    }
    threads.start(
        "reader of " + shardId,
        () -> {
          poller.run(threads);
          ended.add(shardId);
        });
  }

  private List<Shard> shards() {
    List<Shard> shards = new ArrayList<>();
    @Nullable String next = null;
    for (int page = 0; page < PAGES_MAX; page++) {
      ListShardsRequest.Builder request = ListShardsRequest.builder();
      if (next == null) {
        request.streamName(environment.mapping().source().streamName());
      } else {
        request.nextToken(next);
      }
      ListShardsResponse response = environment.kinesis().listShards(request.build());
      shards.addAll(response.shards());
      next = response.nextToken();
      if (next == null) {
        return shards;
      }
    }
    throw new IllegalStateException("more than " + PAGES_MAX + " pages of shards");
  }
}
