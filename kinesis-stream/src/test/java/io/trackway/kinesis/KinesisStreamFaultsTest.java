package io.trackway.kinesis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.Limits;
import io.trackway.kinesis.FakeKinesis.Answer;
import io.trackway.stream.Appended;
import io.trackway.stream.StreamRecord;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** Faults of the service and of the way to it, through the real SDK against a scripted endpoint. */
class KinesisStreamFaultsTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String THROTTLED = "ProvisionedThroughputExceededException";

  private final VirtualWaiting waiting = new VirtualWaiting();
  private FakeKinesis kinesis;

  @BeforeEach
  void start() throws IOException {
    kinesis = new FakeKinesis();
  }

  @AfterEach
  void stop() {
    kinesis.close();
  }

  @Test
  void append_sendsOneRecordOfAKeyInACall() {
    assertThat(append(MINUTE, "a=1", "a=2", "b=1", "a=3")).isEqualTo(new Appended.All());

    assertThat(kinesis.calls())
        .containsExactly(List.of("a=1", "b=1"), List.of("a=2"), List.of("a=3"));
  }

  @Test
  void append_retriesOnlyFailedEntries_andKeepsTheirOrder() {
    kinesis.answering(new Answer.Failing("InternalFailure", List.of(1, 3)));

    assertThat(append(MINUTE, "a=1", "b=1", "c=1", "d=1", "b=2")).isEqualTo(new Appended.All());

    assertThat(kinesis.calls())
        .containsExactly(
            List.of("a=1", "b=1", "c=1", "d=1"), List.of("b=1", "d=1"), List.of("b=2"));
    assertThat(waiting.pauses()).containsExactly(50L);
  }

  @Test
  void append_givesUpAKeyAfterItsAttempts_andStoresTheOthers() {
    for (int attempt = 0; attempt < KinesisStream.ATTEMPTS_MAX; attempt++) {
      kinesis.answering(new Answer.Failing(THROTTLED, List.of(0)));
    }

    Appended appended = append(MINUTE, "a=1", "a=2", "b=1", "b=2", "b=3");

    assertThat(appended)
        .isEqualTo(
            new Appended.Partly(
                Set.of(0, 1), "after 8 attempts: 1 of 1 entries failed: {" + THROTTLED + "=1}"));
    assertThat(kinesis.calls())
        .hasSize(KinesisStream.ATTEMPTS_MAX)
        .startsWith(List.of("a=1", "b=1"), List.of("a=1", "b=2"), List.of("a=1", "b=3"))
        .endsWith(List.of("a=1"));
    assertThat(waiting.pauses()).containsExactly(50L, 100L, 200L, 400L, 800L, 1600L, 2000L);
  }

  @Test
  void append_retriesThrottledAndBrokenCalls() {
    kinesis.answering(new Answer.Refused(400, THROTTLED), new Answer.Refused(500, "X"));

    assertThat(append(MINUTE, "a=1")).isEqualTo(new Appended.All());

    assertThat(kinesis.calls()).hasSize(3);
  }

  /** The template's streams are encrypted, and their key has limits of its own. */
  @Test
  void append_retriesWhereTheKeyOfTheStreamIsThrottled() {
    kinesis.answering(new Answer.Refused(400, "KMSThrottlingException"));

    assertThat(append(MINUTE, "a=1")).isEqualTo(new Appended.All());

    assertThat(kinesis.calls()).hasSize(2);
  }

  @Test
  void append_toAStreamThatIsNotThere_endsAtOnce_andSaysSo() {
    kinesis.answering(new Answer.Refused(400, "ResourceNotFoundException"));

    assertThat(append(MINUTE, "a=1", "a=2"))
        .isInstanceOfSatisfying(
            Appended.Partly.class,
            partly -> {
              assertThat(partly.missing()).containsExactlyInAnyOrder(0, 1);
              assertThat(partly.cause())
                  .startsWith("PutRecords to stream events was answered 400")
                  .contains("ResourceNotFoundException");
            });
    assertThat(kinesis.calls()).hasSize(1);
  }

  @Test
  void append_afterItsTime_sendsNothingMore() {
    kinesis.answering(
        new Answer.Failing(THROTTLED, List.of(0)), new Answer.Failing(THROTTLED, List.of(0)));

    Appended appended = append(Duration.ofMillis(120), "a=1", "b=1");

    assertThat(appended)
        .isEqualTo(
            new Appended.Partly(
                Set.of(0), "within 120 ms: 1 of 1 entries failed: {" + THROTTLED + "=1}"));
    assertThat(waiting.pauses()).containsExactly(50L, 70L);
  }

  @Test
  void append_trustsNoAnswerThatLacksResults() {
    kinesis.answering(new Answer.TooFew());

    assertThat(append(MINUTE, "a=1", "b=1")).isEqualTo(new Appended.All());

    assertThat(kinesis.calls()).containsExactly(List.of("a=1", "b=1"), List.of("b=1"));
  }

  @Test
  void append_splitsCallsByTheirBytes() {
    String megabyte = "x".repeat(1_000_000);
    String[] records =
        IntStream.range(0, 12).mapToObj(key -> key + "=" + megabyte).toArray(String[]::new);

    assertThat(append(MINUTE, records)).isEqualTo(new Appended.All());

    assertThat(kinesis.calls())
        .hasSize(2)
        .allSatisfy(
            call ->
                assertThat(call.stream().mapToInt(String::length).sum())
                    .isLessThan(Limits.PUT_RECORDS_BYTES_MAX));
  }

  @Test
  void append_toADeadEndpoint_isPartly() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0)) {
      port = closed.getLocalPort();
    }
    KinesisStream stream =
        new KinesisStream(client(URI.create("http://localhost:" + port)), "events", waiting);

    assertThat(stream.append(records("a=secret"), MINUTE))
        .isInstanceOfSatisfying(
            Appended.Partly.class,
            partly -> {
              assertThat(partly.missing()).containsExactly(0);
              assertThat(partly.cause()).contains("events", "refused").doesNotContain("secret");
            });
  }

  @Test
  void append_toASilentEndpoint_endsWithinItsTime() {
    assertEndsWithinItsTime(new Answer.Silence());
  }

  @Test
  void append_toAnEndpointThatTrickles_endsWithinItsTime() {
    assertEndsWithinItsTime(new Answer.Trickle());
  }

  private void assertEndsWithinItsTime(Answer answer) {
    kinesis.answering(answer, answer, answer, answer, answer, answer, answer, answer);
    KinesisStream stream = new KinesisStream(client(kinesis.endpoint()), "events", Waiting.real());
    long start = System.nanoTime();

    assertThat(stream.append(records("a=1"), Duration.ofMillis(700)))
        .isInstanceOf(Appended.Partly.class);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(2_500));
  }

  private Appended append(Duration timeLimit, String... records) {
    return new KinesisStream(client(kinesis.endpoint()), "events", waiting)
        .append(records(records), timeLimit);
  }

  private static List<StreamRecord> records(String... texts) {
    return Arrays.stream(texts)
        .map(text -> text.split("=", 2))
        .map(parts -> new StreamRecord(parts[0], ByteBuffer.wrap(parts[1].getBytes(UTF_8))))
        .toList();
  }

  private static KinesisClient client(URI endpoint) {
    return KinesisClients.bounded(
            KinesisClient.builder()
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .endpointOverride(endpoint))
        .build();
  }
}
