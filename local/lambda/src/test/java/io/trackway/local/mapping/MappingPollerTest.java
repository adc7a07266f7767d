package io.trackway.local.mapping;

import static io.trackway.local.mapping.FailureSettings.UNLIMITED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trackway.local.host.InvocationResult.Answered;
import io.trackway.local.host.InvocationResult.Crashed;
import io.trackway.local.host.Payload;
import io.trackway.local.mapping.CollectingFunction.Seen;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.model.ScalingType;

/** Mappings over a real stream. */
class MappingPollerTest {

  private final CollectingFunction function = new CollectingFunction();
  private final StreamFixture stream = new StreamFixture(1);

  @AfterEach
  void close() {
    stream.close();
  }

  @Test
  void trimHorizon_readsWhatIsThere_inOrder() {
    stream.put("a", 1, 250);
    try (MappingPoller poller = stream.poll(from(StartingPosition.TRIM_HORIZON), function)) {
      await().until(() -> function.records().size() == 250);
      assertThat(function.numbers()).isEqualTo(numbers(1, 250));
      assertThat(function.batches).allMatch(it -> it.size() <= 100);
      await().until(() -> poller.status().caughtUp());
    }
  }

  @Test
  void latest_readsOnlyWhatComesAfterTheStart() {
    stream.put("a", 1, 5);
    try (MappingPoller poller = stream.poll(from(StartingPosition.LATEST), function)) {
      stream.put("a", 6, 10);
      await().until(() -> function.records().size() >= 5);
      assertThat(function.numbers()).isEqualTo(numbers(6, 10));
      assertThat(poller.status().pendingRecords()).isZero();
    }
  }

  @Test
  void window_gathersRecordsOfSeveralReads() {
    EventSourceMapping mapping =
        StreamFixture.mapping(
            StartingPosition.LATEST, new BatchSettings(100, 1, 1), FailureSettings.defaults());
    try (MappingPoller poller = stream.poll(mapping, function)) {
      stream.put("a", 1, 1);
      await().until(() -> poller.status().pendingRecords() == 1);
      stream.put("a", 2, 2);
      await().until(() -> function.records().size() == 2);
      assertThat(function.batches).hasSize(1);
    }
  }

  @Test
  void shard_hasOneBatchInFlight() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    AtomicInteger invocations = new AtomicInteger();
    stream.put("a", 1, 300);
    try (MappingPoller poller =
        stream.poll(
            from(StartingPosition.TRIM_HORIZON),
            (name, event) -> {
              invocations.incrementAndGet();
              release.await();
              return function.invoke(name, event);
            })) {
      await().until(() -> poller.status().pendingRecords() == 300);
      assertThat(invocations).hasValue(1);
      release.countDown();
      await().until(() -> poller.status().pendingRecords() == 0);
      assertThat(function.numbers()).isEqualTo(numbers(1, 300));
    }
  }

  @Test
  void parallelizationFactor_runsKeysAtOnce_eachInOrder() {
    CountDownLatch both = new CountDownLatch(2);
    EventSourceMapping mapping =
        StreamFixture.mapping(
            StartingPosition.LATEST, new BatchSettings(100, 0, 2), FailureSettings.defaults());
    try (MappingPoller poller =
        stream.poll(
            mapping,
            (name, event) -> {
              both.countDown();
              assertThat(both.await(10, TimeUnit.SECONDS)).as("both at once").isTrue();
              return function.invoke(name, event);
            })) {
      // The two keys fall into different groups.
      for (int i = 1; i <= 20; i += 2) {
        stream.put("a", i, i);
        stream.put("b", i + 1, i + 1);
      }
      await().until(() -> function.records().size() == 20);
      assertThat(numbersOf("a")).isSorted().hasSize(10);
      assertThat(numbersOf("b")).isSorted().hasSize(10);
      await().until(() -> poller.status().caughtUp());
    }
  }

  @Test
  void partialFailure_repeatsFromTheLowestFailure() {
    AtomicInteger invocations = new AtomicInteger();
    stream.put("a", 1, 5);
    EventSourceMapping mapping = reporting(new FailureSettings(3, UNLIMITED, false, true));
    try (MappingPoller poller =
        stream.poll(
            mapping,
            (name, event) -> {
              function.invoke(name, event);
              return new Answered(
                  Payload.ofText(invocations.incrementAndGet() == 1 ? failureOf(event, 3) : "{}"));
            })) {
      await().until(() -> poller.status().shards().getFirst().counts().done() == 5);
      assertThat(function.numbers()).containsExactly(1, 2, 3, 4, 5, 3, 4, 5);
    }
  }

  @Test
  void poison_isGivenUp_andTheStreamGoesOn() {
    stream.put("a", 1, 4);
    EventSourceMapping mapping = reporting(new FailureSettings(0, UNLIMITED, true, true));
    try (MappingPoller poller =
        stream.poll(
            mapping,
            (name, event) ->
                CollectingFunction.read(event).stream().anyMatch(it -> it.number() == 2)
                    ? new Crashed("poison")
                    : function.invoke(name, event))) {
      stream.put("a", 5, 8);
      await().until(() -> poller.status().shards().getFirst().counts().done() == 8);
      assertThat(function.numbers()).containsExactly(1, 3, 4, 5, 6, 7, 8);
      assertThat(poller.status().shards().getFirst().counts())
          .isEqualTo(new ShardStatus.Counts(8, 1, 0));
    }
  }

  @Test
  void resharding_readsParentsToTheEndBeforeTheirChildren() {
    stream.put("a", 1, 100);
    stream.put("b", 101, 200);
    stream.kinesis.updateShardCount(
        it ->
            it.streamName(StreamFixture.STREAM)
                .targetShardCount(2)
                .scalingType(ScalingType.UNIFORM_SCALING));
    stream.put("a", 201, 300);
    stream.put("b", 301, 400);
    try (MappingPoller poller = stream.poll(from(StartingPosition.TRIM_HORIZON), function)) {
      await().until(() -> function.records().size() == 400);
      assertThat(function.numbers().subList(0, 200)).isEqualTo(numbers(1, 200));
      assertThat(numbersOf("a")).isSorted().hasSize(200);
      assertThat(numbersOf("b")).isSorted().hasSize(200);
      await().until(() -> poller.status().caughtUp());
    }
  }

  @Test
  void reshardingWhileReading_losesNothing() {
    try (MappingPoller poller = stream.poll(from(StartingPosition.LATEST), function)) {
      stream.put("a", 1, 100);
      stream.kinesis.updateShardCount(
          it ->
              it.streamName(StreamFixture.STREAM)
                  .targetShardCount(2)
                  .scalingType(ScalingType.UNIFORM_SCALING));
      stream.put("a", 101, 200);
      await().until(() -> function.records().size() == 200);
      assertThat(function.numbers()).isEqualTo(numbers(1, 200));
      assertThat(poller.status().shards()).hasSizeGreaterThan(1);
    }
  }

  @Test
  void close_endsThePollersInTheMiddleOfAnInvocation() {
    CountDownLatch never = new CountDownLatch(1);
    stream.put("a", 1, 1);
    MappingPoller poller =
        stream.poll(
            from(StartingPosition.TRIM_HORIZON),
            (name, event) -> {
              never.await();
              return function.invoke(name, event);
            });
    await().until(() -> poller.status().pendingRecords() == 1);
    poller.close();
    assertThat(poller.status().shards().getFirst().checkpoint()).isEmpty();
  }

  private static EventSourceMapping from(StartingPosition position) {
    return StreamFixture.mapping(position, BatchSettings.defaults(), FailureSettings.defaults());
  }

  private static EventSourceMapping reporting(FailureSettings failures) {
    return StreamFixture.mapping(StartingPosition.TRIM_HORIZON, BatchSettings.defaults(), failures);
  }

  private static String failureOf(Payload event, int position) {
    String sequenceNumber =
        event.text().split("\"sequenceNumber\":\"", -1)[position].split("\"", 2)[0];
    return "{\"batchItemFailures\":[{\"itemIdentifier\":\"" + sequenceNumber + "\"}]}";
  }

  private List<Integer> numbersOf(String partitionKey) {
    return function.records().stream()
        .filter(it -> it.partitionKey().equals(partitionKey))
        .map(Seen::number)
        .toList();
  }

  private static List<Integer> numbers(int from, int to) {
    return IntStream.rangeClosed(from, to).boxed().toList();
  }
}
