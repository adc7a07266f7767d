package io.trackway.local.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ScalingType;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** Many writers while the stream is resharded: nothing lost, and each key in order. */
class ConcurrencyTest extends OwnServer {
  private static final int WRITERS = 4;
  private static final int BATCHES = 40;
  private static final int BATCH = 25;

  ConcurrencyTest() {
    super(ThroughputLimits.NONE);
  }

  @Test
  void writersDuringResharding_loseNothing_andKeysKeepTheirOrder() throws Exception {
    String stream = newStream(1);
    List<Callable<String>> tasks = new ArrayList<>();
    IntStream.range(0, WRITERS).forEach(writer -> tasks.add(() -> write(stream, "key-" + writer)));
    tasks.add(() -> reshard(stream));

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<String> done : threads.invokeAll(tasks)) {
        done.get();
      }
    }

    Map<String, List<String>> byKey = new HashMap<>();
    for (Shard shard : shards(stream)) {
      List<Record> records = drain(stream, shard.shardId());
      assertThat(records)
          .extracting(stored -> new BigInteger(stored.sequenceNumber()))
          .isSorted()
          .doesNotHaveDuplicates();
      records.forEach(
          stored ->
              byKey
                  .computeIfAbsent(stored.partitionKey(), _ -> new ArrayList<>())
                  .add(stored.data().asUtf8String()));
    }
    List<String> everything =
        IntStream.range(0, BATCHES * BATCH).mapToObj(Integer::toString).toList();
    assertThat(byKey).hasSize(WRITERS);
    assertThat(byKey.values()).allSatisfy(data -> assertThat(data).isEqualTo(everything));
  }

  private String write(String stream, String key) {
    for (int batch = 0; batch < BATCHES; batch++) {
      int first = batch * BATCH;
      List<PutRecordsRequestEntry> entries =
          IntStream.range(first, first + BATCH)
              .mapToObj(number -> entry(key, Integer.toString(number)))
              .toList();
      assertThat(client().putRecords(r -> r.streamName(stream).records(entries)))
          .satisfies(answer -> assertThat(answer.failedRecordCount()).isZero());
    }
    return key;
  }

  private String reshard(String stream) {
    for (int target : List.of(2, 3, 5, 3, 2, 4, 2, 1)) {
      client()
          .updateShardCount(
              r ->
                  r.streamName(stream)
                      .targetShardCount(target)
                      .scalingType(ScalingType.UNIFORM_SCALING));
    }
    return stream;
  }
}
