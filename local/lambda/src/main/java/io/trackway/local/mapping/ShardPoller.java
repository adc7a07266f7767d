package io.trackway.local.mapping;

import io.trackway.local.host.FunctionInvoker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Phaser;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ExpiredIteratorException;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** Reads one shard to its end and sees every record through. */
final class ShardPoller {

  /** What all pollers of a mapping share. */
  record Environment(
      EventSourceMapping mapping,
      PollerSettings settings,
      KinesisClient kinesis,
      FunctionInvoker functions,
      FailureDestination onFailure) {}

  private final Environment environment;
  private final ShardSource source;
  private final ShardProgress progress;
  private final List<Lane> lanes = new ArrayList<>();
  private @Nullable String iterator;
  private @Nullable String lastRead;

  /** The iterator is taken at once: what is put after that is read even from the latest on. */
  ShardPoller(Environment environment, ShardSource source, ShardIteratorType start) {
    this.environment = environment;
    this.source = source;
    this.progress = new ShardProgress(source.shardId());
    for (int i = 0; i < environment.mapping().batching().parallelizationFactor(); i++) {
      lanes.add(new Lane(environment.mapping().batching(), environment.settings().clock()));
    }
    this.iterator = iterator(start, null);
  }

  ShardStatus status() {
    return progress.status();
  }

  /** Returns when the shard is closed and its last record done. */
  void run(Threads threads) throws InterruptedException {
    Phaser working = new Phaser(1);
    for (Lane lane : lanes) {
      working.register();
      threads.start(
          "lane of " + source.shardId(),
          () -> {
            work(lane);
            working.arriveAndDeregister();
          });
    }
    while (iterator != null) {
      read(iterator);
    }
    lanes.forEach(Lane::end);
    working.awaitAdvanceInterruptibly(working.arriveAndDeregister());
  }

  private void work(Lane lane) throws InterruptedException {
    BatchRunner runner =
        new BatchRunner(
            environment.mapping(),
            environment.settings(),
            environment.functions(),
            environment.onFailure());
    Optional<Batch> batch = lane.next();
    while (batch.isPresent()) {
      runner.run(batch.get(), source, progress);
      lane.invocationDone();
      batch = lane.next();
    }
  }

  private void read(String from) throws InterruptedException {
    try {
      GetRecordsResponse response =
          environment
              .kinesis()
              .getRecords(
                  it -> it.shardIterator(from).limit(environment.mapping().batching().batchSize()));
      List<ShardRecord> records =
          response.records().stream().map(it -> ShardRecord.of(it, source)).toList();
      long behind = Optional.ofNullable(response.millisBehindLatest()).orElse(0L);
      progress.read(records, behind);
      distribute(records);
      iterator = response.nextShardIterator();
      if (!records.isEmpty()) {
        lastRead = records.getLast().sequenceNumber();
      }
      if (behind == 0 && iterator != null) {
        idle();
      }
    } catch (ExpiredIteratorException expired) {
      reopen();
    } catch (SdkException away) {
      // Throttled, or the stream is not there for the moment: the same iterator serves again.
      idle();
    }
  }

  private void reopen() throws InterruptedException {
    try {
      iterator =
          lastRead == null
              ? iterator(ShardIteratorType.TRIM_HORIZON, null)
              : iterator(ShardIteratorType.AFTER_SEQUENCE_NUMBER, lastRead);
    } catch (SdkException away) {
      idle();
    }
  }

  private void idle() throws InterruptedException {
    environment.settings().pause().pause(environment.settings().pollInterval());
  }

  /** Records of one partition key always take the same lane. */
  private void distribute(List<ShardRecord> records) throws InterruptedException {
    for (int i = 0; i < lanes.size(); i++) {
      int lane = i;
      List<ShardRecord> own =
          records.stream()
              .filter(it -> Math.floorMod(it.partitionKey().hashCode(), lanes.size()) == lane)
              .toList();
      if (!own.isEmpty()) {
        lanes.get(i).add(own);
      }
    }
  }

  private String iterator(ShardIteratorType type, @Nullable String sequenceNumber) {
    GetShardIteratorRequest request =
        GetShardIteratorRequest.builder()
            .streamName(source.mapping().streamName())
            .shardId(source.shardId())
            .shardIteratorType(type)
            .startingSequenceNumber(sequenceNumber)
            .build();
    return environment.kinesis().getShardIterator(request).shardIterator();
  }
}
