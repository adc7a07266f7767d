package io.trackway.local.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.BinaryNode;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;

/** Memory is bounded: a full server throttles and says why, and never drops what it holds. */
class HeldBytesTest extends OwnServer {
  private static final String HALF = "x".repeat(450_000);

  HeldBytesTest() {
    super(ThroughputLimits.NONE, 1_000_000);
  }

  @Test
  void fullServer_throttles_andKeepsWhatItHas() {
    String stream = newStream(1);
    put(stream, "key", HALF);
    put(stream, "key", HALF);

    assertThatExceptionOfType(ProvisionedThroughputExceededException.class)
        .isThrownBy(() -> put(stream, "key", HALF))
        .withMessageContaining("1000000 bytes")
        .withMessageContaining("heldBytesMax");
    var answer =
        client().putRecords(r -> r.streamName(stream).records(entry("key", HALF), entry("b", "c")));

    assertThat(answer.failedRecordCount()).isEqualTo(1);
    assertThat(answer.records().getFirst().errorMessage()).contains("heldBytesMax");
    assertThat(texts(drain(stream, SHARD_ZERO))).containsExactly(HALF, HALF, "c");
  }

  @Test
  void expiredRecords_makeRoom() {
    String idle = newStream(1);
    put(idle, "key", HALF);
    put(idle, "key", HALF);
    clock.advance(Duration.ofHours(25));

    String stream = newStream(1);
    put(stream, "key", HALF);

    assertThat(drain(stream, SHARD_ZERO)).hasSize(1);
  }

  @Test
  void deletedStream_makesRoom() {
    String stream = newStream(1);
    put(stream, "key", HALF);
    put(stream, "key", HALF);
    client().deleteStream(r -> r.streamName(stream));

    String next = newStream(1);
    put(next, "key", HALF);
    put(next, "key", HALF);
    assertThat(drain(next, SHARD_ZERO)).hasSize(2);
  }

  @Test
  void writerThatFoundAStreamBeforeItsDeletion_isRefused() {
    StreamStore store = new StreamStore(KinesisOptions.standard().withClock(clock));
    StreamName name = StreamName.of("short-lived", store.account());
    store.create(
        name,
        1,
        StreamSettings.of(StreamMode.PROVISIONED, Limits.RECORD_KIBIBYTES_DEFAULT, Map.of()));
    Stream found = store.find("short-lived");
    store.delete(found);

    assertThatExceptionOfType(KinesisException.class)
        .isThrownBy(() -> found.put(BigInteger.ONE, "key", BinaryNode.valueOf(new byte[8])))
        .withMessageContaining("not found");
  }
}
