package io.trackway.cli.tail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trackway.cli.aws.LocalRun;
import io.trackway.event.Envelope;
import io.trackway.event.EnvelopeCodec;
import io.trackway.event.Lane;
import io.trackway.local.kinesis.KinesisOptions;
import io.trackway.local.kinesis.KinesisServer;
import io.trackway.testing.SampleEvents;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** The command against the local Kinesis server, found by a run.json as make run writes it. */
class TailCommandTest {

  private static final String STREAM = "events";
  private static final Duration SOON = Duration.ofSeconds(20);

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<Thread> commands = new ArrayList<>();
  @TempDir private Path folder = Path.of("");
  private KinesisServer server;
  private EventStream stream;
  private KinesisClient kinesis;

  @BeforeEach
  void start() throws IOException {
    server = KinesisServer.start(KinesisOptions.standard());
    Files.writeString(
        runFile(),
        """
        {"region": "us-east-1", "accessKeyId": "key", "secretAccessKey": "secret",
         "endpoints": {"kinesis": "%s"}, "streams": {"events": "%s"}}
        """
            .formatted(server.endpoint(), STREAM));
    stream = EventStream.of(LocalRun.find(runFile()).orElseThrow());
    kinesis = stream.kinesis();
    kinesis.createStream(request -> request.streamName(STREAM).shardCount(2));
  }

  @AfterEach
  void stop() throws InterruptedException {
    for (Thread command : commands) {
      command.interrupt();
      command.join();
    }
    stream.close();
    server.close();
  }

  @Test
  void arrivals_arePrinted_fromAllShards() {
    put(envelope("before"));
    tail();
    for (int lane = 0; lane < 10; lane++) {
      put(envelope("e-" + lane), lane);
    }
    await().atMost(SOON).until(() -> lines().size() == 10);

    assertThat(lines())
        .allSatisfy(
            line ->
                assertThat(line)
                    .matches("\\d\\d:00:00\\.000  web {7}track {5}Song Played {7}user-1 {8}e-\\d"));
    assertThat(out.toString()).contains("e-0", "e-9").doesNotContain("before", "\u001B");
  }

  @Test
  void rejections_areOneLine_andOnlyTheyAreShownOnDemand() {
    tail("--rejected");
    put(EnvelopeCodec.encode(mixed()), 0);
    await().atMost(SOON).until(() -> lines().size() == 1);

    assertThat(out.toString())
        .containsPattern("web +rejected +invalid_json +- +line is not JSON")
        .doesNotContain("e-1");
  }

  @Test
  void json_isTheWholeEvent_andKeepsEveryDigit() {
    tail("--json");
    put(EnvelopeCodec.encode(mixed()), 0);
    await().atMost(SOON).until(() -> lines().size() == 2);

    assertThat(lines().getFirst()).contains("\"id\":\"e-1\"", "\"seconds\":12.50");
    assertThat(lines().getLast()).contains("\"code\":\"invalid_json\"", "\"payload\":\"{oops\"");
  }

  @Test
  void selection_isByUserNameAndSource() {
    tail("--user", "user-2", "--name", "Song Played", "--source", "web");
    put(envelope("e-1"));
    put(
        EnvelopeCodec.encode(
            new Envelope(
                new Lane(1),
                List.of(SampleEvents.event("e-2", "user-2", SampleEvents.RECEIVED_AT)),
                List.of())),
        1);
    await().atMost(SOON).until(() -> !lines().isEmpty());

    assertThat(out.toString()).contains("e-2").doesNotContain("e-1");
  }

  @Test
  void anUnreadableRecord_isSaid_andTheNextIsRead() {
    tail();
    put(ByteBuffer.wrap("no envelope".getBytes(UTF_8)), 0);
    put(envelope("e-1"));
    await().atMost(SOON).until(() -> lines().size() == 2);

    assertThat(out.toString()).contains("unreadable record", "e-1");
  }

  @Test
  void aShardThatIsSplit_isFollowed() {
    tail();
    List<String> shards = shards();
    put(envelope("e-1"));
    kinesis.splitShard(
        request ->
            request.streamName(STREAM).shardToSplit(shards.getFirst()).newStartingHashKey("1000"));
    kinesis.splitShard(
        request ->
            request
                .streamName(STREAM)
                .shardToSplit(shards.getLast())
                .newStartingHashKey(BigInteger.TWO.pow(127).add(BigInteger.TEN).toString()));
    put(envelope("e-2"));
    await().atMost(SOON).until(() -> lines().size() == 2);

    tail("--since", "5m");
    await().atMost(SOON).until(() -> lines().size() == 4);
    assertThat(out.toString()).containsSubsequence("e-1", "e-2", "e-1", "e-2");
  }

  @Test
  void withoutARun_itSaysToStartOne() {
    assertThat(execute("--run-file", folder.resolve("none").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("make run is not running. Start it");
  }

  @Test
  void whereTheRunHasEnded_itSaysSo() {
    server.close();
    assertThat(execute("--run-file", runFile().toString())).isEqualTo(2);
    assertThat(err.toString()).contains("it has ended. Start it and call again.");
  }

  private Path runFile() {
    return folder.resolve("run.json");
  }

  private List<String> lines() {
    return out.toString().lines().toList();
  }

  private List<String> shards() {
    return kinesis.listShards(request -> request.streamName(STREAM)).shards().stream()
        .map(shard -> shard.shardId())
        .toList();
  }

  private static Envelope mixed() {
    return new Envelope(
        new Lane(0), List.of(SampleEvents.event("e-1")), List.of(SampleEvents.rejection("{oops")));
  }

  private static ByteBuffer envelope(String id) {
    return EnvelopeCodec.encode(
        new Envelope(new Lane(0), List.of(SampleEvents.event(id)), List.of()));
  }

  private void put(ByteBuffer data) {
    put(data, 0);
  }

  private void put(ByteBuffer data, int lane) {
    kinesis.putRecord(
        request ->
            request
                .streamName(STREAM)
                .partitionKey(new Lane(lane).partitionKey())
                .data(SdkBytes.fromByteBuffer(data)));
  }

  /** Returns when it watches. */
  private void tail(String... options) {
    long before = watching();
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.addAll(List.of("--run-file", runFile().toString()));
    commands.add(Thread.ofVirtual().start(() -> execute(arguments.toArray(String[]::new))));
    await().atMost(SOON).until(() -> watching() > before);
  }

  private long watching() {
    return err.toString().lines().filter(line -> line.startsWith("Watching")).count();
  }

  private int execute(String... arguments) {
    return new CommandLine(new TailCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
