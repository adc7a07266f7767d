package io.trackway.testing.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackway.event.Limits;
import io.trackway.stream.Appended;
import io.trackway.stream.DeliveredRecord;
import io.trackway.stream.RecordStream;
import io.trackway.stream.StreamRecord;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link RecordStream} does; a subclass only supplies one that is empty. */
public abstract class RecordStreamContract {

  private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

  /** The stream under test, which a new test finds empty. */
  protected abstract RecordStream stream();

  /** Everything that the stream keeps, each shard's records in their order. */
  protected abstract List<DeliveredRecord> stored();

  @Test
  void append_ofNothing_isDone() {
    assertThat(append(List.of())).isEqualTo(new Appended.All());
    assertThat(stored()).isEmpty();
  }

  @Test
  void append_keepsEveryByteUnderItsKey() {
    byte[] everyByte = new byte[256];
    IntStream.range(0, 256).forEach(index -> everyByte[index] = (byte) index);

    assertThat(append(List.of(new StreamRecord("é💥", ByteBuffer.wrap(everyByte)))))
        .isEqualTo(new Appended.All());

    assertThat(stored()).hasSize(1);
    assertThat(stored().getFirst().partitionKey()).isEqualTo("é💥");
    assertThat(stored().getFirst().bytes()).isEqualTo(everyByte);
  }

  @Test
  void append_takesDataFromItsPosition_andLeavesIt() {
    ByteBuffer data = ByteBuffer.wrap("-abc".getBytes(UTF_8)).position(1);

    append(List.of(new StreamRecord("key", data)));

    assertThat(data.remaining()).isEqualTo(3);
    assertThat(texts(stored())).containsExactly("abc");
  }

  @Test
  void append_keepsTheOrderOfEachKey_withinAndAcrossCalls() {
    List<StreamRecord> records = new ArrayList<>();
    for (int number = 0; number < 20; number++) {
      records.add(record("a", "a" + number));
      records.add(record("b", "b" + number));
      records.add(record("b", "b'" + number));
    }

    append(records.subList(0, 31));
    append(records.subList(31, records.size()));

    assertThat(textsByKey(stored())).isEqualTo(expectedByKey(records));
  }

  @Test
  void append_givesEachShardGrowingSequenceNumbers() {
    append(IntStream.range(0, 60).mapToObj(n -> record("key-" + n % 7, "r" + n)).toList());

    stored().stream()
        .collect(groupingBy(DeliveredRecord::shard))
        .forEach(
            (shard, records) ->
                assertThat(records)
                    .extracting(record -> new BigInteger(record.sequenceNumber()))
                    .as(shard)
                    .isSorted()
                    .doesNotHaveDuplicates());
  }

  @Test
  void append_takesMoreRecordsThanOneCallHolds() {
    List<StreamRecord> records =
        IntStream.range(0, Limits.PUT_RECORDS_ENTRIES_MAX + 100)
            .mapToObj(number -> record("key-" + number, "record-" + number))
            .toList();

    assertThat(append(records)).isEqualTo(new Appended.All());

    assertThat(textsByKey(stored())).isEqualTo(expectedByKey(records));
  }

  @Test
  void append_takesTheLargestRecord_andNoLarger() {
    StreamRecord largest = new StreamRecord("k", bytes(Limits.KINESIS_RECORD_BYTES_MAX - 1));
    StreamRecord larger = new StreamRecord("k", bytes(Limits.KINESIS_RECORD_BYTES_MAX));

    assertThat(append(List.of(largest))).isEqualTo(new Appended.All());
    assertThatThrownBy(() -> append(List.of(record("a", "before"), larger)))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(stored())
        .extracting(record -> record.data().remaining())
        .containsExactly(largest.bytes());
  }

  @Test
  void append_byManyThreads_losesNothingAndKeepsEachOnesOrder() throws Exception {
    List<Callable<Appended>> appends =
        IntStream.range(0, 8)
            .<Callable<Appended>>mapToObj(
                thread ->
                    () ->
                        append(
                            IntStream.range(0, 15)
                                .mapToObj(number -> record("thread-" + thread, "r" + number))
                                .toList()))
            .toList();

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Appended> append : threads.invokeAll(appends)) {
        assertThat(append.get()).isEqualTo(new Appended.All());
      }
    }

    assertThat(textsByKey(stored()))
        .hasSize(8)
        .allSatisfy(
            (key, texts) ->
                assertThat(texts)
                    .isEqualTo(IntStream.range(0, 15).mapToObj(number -> "r" + number).toList()));
  }

  private Appended append(List<StreamRecord> records) {
    return stream().append(records, TIME_LIMIT);
  }

  private static StreamRecord record(String key, String text) {
    return new StreamRecord(key, ByteBuffer.wrap(text.getBytes(UTF_8)));
  }

  private static ByteBuffer bytes(int count) {
    return ByteBuffer.allocate(count);
  }

  private static List<String> texts(List<DeliveredRecord> records) {
    return records.stream().map(record -> new String(record.bytes(), UTF_8)).toList();
  }

  private static Map<String, List<String>> textsByKey(List<DeliveredRecord> records) {
    return records.stream()
        .collect(
            groupingBy(
                DeliveredRecord::partitionKey,
                mapping(record -> new String(record.bytes(), UTF_8), toList())));
  }

  private static Map<String, List<String>> expectedByKey(List<StreamRecord> records) {
    return records.stream()
        .collect(
            groupingBy(
                StreamRecord::partitionKey,
                mapping(record -> UTF_8.decode(record.data()).toString(), toList())));
  }
}
