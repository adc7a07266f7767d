package io.trackway.cli.send;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.cli.send.ScriptedEndpoint.Request;
import io.trackway.cli.send.ScriptedEndpoint.Response;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command against a server that answers as each test says. */
class SendCommandTest {

  private final AtomicInteger asked = new AtomicInteger();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder = Path.of("");

  @Test
  void send_triesAgain_andTellsWhatWasRejected() throws IOException {
    String answer =
        "{\"accepted\":1,\"rejected\":[{\"index\":1,\"id\":null,\"code\":\"missing_field\","
            + "\"message\":\"name must be given\"}]}";
    try (ScriptedEndpoint endpoint =
        failingOnce(Response.error(503, "x"), request -> Response.of(202, answer))) {
      assertThat(send(endpoint, "{\"name\":\"a\"}\n\n{}\n")).isEqualTo(1);

      Request request = new Request("k", "application/x-ndjson", List.of("{\"name\":\"a\"}", "{}"));
      assertThat(endpoint.requests()).containsExactly(request, request);
    }
    assertThat(out.toString())
        .contains("  accepted  1  stored", "  rejected  1")
        .containsPattern("missing_field +1 +3 +name must be given");
    assertThat(progress()).doesNotExist();
  }

  @Test
  void send_waits_asLongAsItIsAskedTo() throws IOException {
    Response busy = new Response(429, "1", "{}");
    try (ScriptedEndpoint endpoint = failingOnce(busy, Response::accepted)) {
      long begin = System.nanoTime();
      assertThat(send(endpoint, lines(1))).isZero();
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofSeconds(1));
    }
  }

  @Test
  void send_doesNotWait_beyondItsPatience() throws IOException {
    try (ScriptedEndpoint endpoint =
        new ScriptedEndpoint(request -> new Response(503, "3600", "{}"))) {
      assertThat(send(endpoint, lines(1))).isEqualTo(2);
      assertThat(endpoint.requests()).hasSize(1);
    }
    assertThat(out.toString())
        .contains("HTTP 503", "next try in 3600 s", "The same command goes on from there.");
  }

  @Test
  void send_ofALargeFile_goesInBatches() throws IOException {
    try (ScriptedEndpoint endpoint = new ScriptedEndpoint(Response::accepted)) {
      assertThat(send(endpoint, lines(501))).isZero();
      assertThat(endpoint.requests()).hasSize(2);
      assertThat(endpoint.lines()).hasSize(501).doesNotHaveDuplicates();
    }
    assertThat(out.toString()).contains("  sent      501");
  }

  @Test
  void send_splitsABatch_thatIsTooLarge() throws IOException {
    Function<Request, Response> atMostThree =
        request ->
            request.lines().size() > 3 ? Response.error(413, "less") : Response.accepted(request);
    try (ScriptedEndpoint endpoint = new ScriptedEndpoint(atMostThree)) {
      assertThat(send(endpoint, lines(10))).isZero();
      assertThat(endpoint.requests().stream().filter(it -> it.lines().size() <= 3))
          .flatExtracting(Request::lines)
          .isEqualTo(lines(10).lines().toList());
    }
  }

  @Test
  void send_ofALineTooLargeEvenAlone_rejectsThatLineOnly() throws IOException {
    Function<Request, Response> onlyShort =
        request ->
            request.lines().stream().anyMatch(line -> line.contains("\"7\""))
                ? Response.error(413, "less")
                : Response.accepted(request);
    try (ScriptedEndpoint endpoint = new ScriptedEndpoint(onlyShort)) {
      assertThat(send(endpoint, lines(10))).isEqualTo(1);
    }
    assertThat(out.toString()).contains("accepted   9").containsPattern("c +1 +7 +less");
  }

  @Test
  void send_ofALineThatNoRequestCarries_doesNotSendIt() throws IOException {
    String huge = "{\"name\":\"" + "a".repeat(600_000) + "\"}";
    try (ScriptedEndpoint endpoint = new ScriptedEndpoint(Response::accepted)) {
      assertThat(send(endpoint, "{\"name\":\"1\"}\n" + huge + "\n{\"name\":\"3\"}")).isEqualTo(1);
      assertThat(endpoint.lines())
          .containsExactlyInAnyOrder("{\"name\":\"1\"}", "{\"name\":\"3\"}");
    }
    assertThat(out.toString()).containsPattern("line_too_long +1 +2 +");
  }

  @Test
  void send_thatIsRefused_goesOnThereTheNextTime() throws IOException {
    Response refusal = Response.error(401, "no");
    try (ScriptedEndpoint endpoint =
        new ScriptedEndpoint(
            request -> asked.incrementAndGet() == 2 ? refusal : Response.accepted(request))) {
      assertThat(send(endpoint, lines(1_500), "--concurrency", "1")).isEqualTo(2);
      assertThat(out.toString()).contains("Stopped after line 500: HTTP 401: no.");

      assertThat(send(endpoint, lines(1_500), "--concurrency", "1")).isZero();
      assertThat(endpoint.requests().get(2).lines().getFirst()).isEqualTo("{\"name\":\"501\"}");
      assertThat(endpoint.requests()).hasSize(4);
    }
    assertThat(err.toString()).contains("Going on after line 500;");
    assertThat(out.toString()).contains("sent      1,500", "accepted  1,500");
    assertThat(progress()).doesNotExist();
  }

  @Test
  void send_ofAFileThatHasChanged_asksWhatToDo() throws IOException {
    try (ScriptedEndpoint refusing = new ScriptedEndpoint(_ -> Response.error(401, "no"));
        ScriptedEndpoint endpoint = new ScriptedEndpoint(Response::accepted)) {
      assertThat(send(refusing, lines(10))).isEqualTo(2);
      assertThat(send(endpoint, lines(10))).isEqualTo(2);
      assertThat(out.toString()).contains("it is of sending to " + refusing.address());
      assertThat(send(refusing, lines(11))).isEqualTo(2);
      assertThat(out.toString()).contains("the file has changed", "--restart");
      assertThat(endpoint.requests()).isEmpty();

      assertThat(send(endpoint, lines(11), "--restart")).isZero();
      assertThat(endpoint.lines()).hasSize(11);
    }
  }

  @Test
  void send_fromALine_leavesOutWhatIsBefore() throws IOException {
    try (ScriptedEndpoint endpoint = new ScriptedEndpoint(Response::accepted)) {
      assertThat(send(endpoint, lines(1_001), "--from-line", "1001")).isZero();
      assertThat(endpoint.lines()).containsExactly("{\"name\":\"1001\"}");
    }
  }

  @Test
  void send_writesRejectedLines_onceAndInTheirOrder() throws IOException {
    String all =
        "{\"accepted\":0,\"rejected\":[{\"index\":0,\"code\":\"a\",\"message\":\"m\"},"
            + "{\"index\":1,\"code\":\"b\",\"message\":\"m\"}]}";
    Path rejected = folder.resolve("rejected.ndjson");
    String[] options = {"--batch", "2", "--concurrency", "1", "--rejected", rejected.toString()};
    try (ScriptedEndpoint endpoint =
        new ScriptedEndpoint(
            request ->
                asked.incrementAndGet() == 3 ? Response.error(401, "no") : Response.of(400, all))) {
      assertThat(send(endpoint, lines(8), options)).isEqualTo(2);
      // As after a kill between a line's writing and the next checkpoint.
      Files.writeString(rejected, Files.readString(rejected) + "{\"name\":\"5\"}\n");
      assertThat(send(endpoint, lines(8), options)).isEqualTo(1);
    }
    assertThat(rejected).hasContent(lines(8));
  }

  @Test
  void send_ofBytesThatAreNotText_leavesThemToTheEndpoint() throws IOException {
    try (ScriptedEndpoint endpoint = new ScriptedEndpoint(Response::accepted)) {
      Path file = folder.resolve("events.ndjson");
      Files.write(file, "{\"name\":\"\u00ff\"}\n{}".getBytes(ISO_8859_1));
      assertThat(run(endpoint, file.toString())).isZero();
      assertThat(endpoint.lines()).containsExactly("{\"name\":\"\uFFFD\"}", "{}");
    }
  }

  @Test
  void send_whereTheAnswerLeavesEventsOut_stops() throws IOException {
    try (ScriptedEndpoint endpoint =
        new ScriptedEndpoint(_ -> Response.of(202, "{\"accepted\":2,\"rejected\":[]}"))) {
      assertThat(send(endpoint, lines(3))).isEqualTo(2);
    }
    assertThat(out.toString()).contains("Stopped after line 0: the answer tells of 2 events of 3.");
  }

  @Test
  void send_withoutATerminal_drawsNothing() throws IOException {
    try (ScriptedEndpoint endpoint = new ScriptedEndpoint(Response::accepted)) {
      assertThat(send(endpoint, lines(3))).isZero();
    }
    assertThat(out + err.toString()).doesNotContain("\u001B", "\r", "[#");
  }

  @Test
  void send_ofAMissingFile_saysSo() {
    try (ScriptedEndpoint endpoint = new ScriptedEndpoint(Response::accepted)) {
      assertThat(run(endpoint, folder.resolve("none").toString())).isEqualTo(2);
    }
    assertThat(out.toString()).contains("There is no file");
  }

  private ScriptedEndpoint failingOnce(Response failure, Function<Request, Response> script) {
    return new ScriptedEndpoint(
        request -> asked.incrementAndGet() == 1 ? failure : script.apply(request));
  }

  private static String lines(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(number -> "{\"name\":\"" + number + "\"}")
        .collect(Collectors.joining("\n"));
  }

  private Path progress() {
    return folder.resolve("events.ndjson.progress");
  }

  private int send(ScriptedEndpoint endpoint, String text, String... more) throws IOException {
    Path file = folder.resolve("events.ndjson");
    Files.write(file, text.getBytes(UTF_8));
    List<String> arguments = new ArrayList<>(List.of(file.toString()));
    arguments.addAll(List.of(more));
    return run(endpoint, arguments.toArray(String[]::new));
  }

  private int run(ScriptedEndpoint endpoint, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--endpoint", endpoint.address(), "--key", "k"));
    return new CommandLine(new SendCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all.toArray(String[]::new));
  }
}
