package io.trackway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SendCommandTest {

  private record Scripted(int status, String body) {}

  private static final String UNSTORED = "{\"error\":{\"code\":\"not_stored\",\"message\":\"x\"}}";

  private final List<String> requests = new ArrayList<>();
  private final Deque<Scripted> answers = new ArrayDeque<>();
  private final StringWriter out = new StringWriter();
  @TempDir private Path folder = Path.of("");
  private final HttpServer server = started();

  private HttpServer started() {
    try {
      HttpServer fresh =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      fresh.createContext(
          "/v1/events",
          exchange -> {
            String key = exchange.getRequestHeaders().getFirst("x-write-key");
            requests.add(key + " " + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            Scripted answer = answers.remove();
            byte[] body = answer.body().getBytes(UTF_8);
            exchange.getResponseHeaders().add("Retry-After", "0");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      return fresh;
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    assertThat(answers).as("answers that nobody asked for").isEmpty();
  }

  @Test
  void send_ofAFile_triesAgainAndTellsWhatWasRejected() throws IOException {
    answers.add(new Scripted(503, UNSTORED));
    answers.add(
        new Scripted(
            202,
            "{\"accepted\":1,\"rejected\":[{\"index\":1,\"id\":null,\"code\":\"missing_field\","
                + "\"message\":\"name must be given\"}]}"));

    assertThat(send("{\"name\":\"a\"}\n\n{}\n")).isEqualTo(1);
    assertThat(requests).containsExactly("k {\"name\":\"a\"}\n{}", "k {\"name\":\"a\"}\n{}");
    assertThat(out.toString())
        .contains("accepted             1", "missing_field          1", "line 3: name must be");
  }

  @Test
  void send_ofALargeFile_goesInBatches() throws IOException {
    answers.add(new Scripted(202, "{\"accepted\":500,\"rejected\":[]}"));
    answers.add(new Scripted(202, "{\"accepted\":1,\"rejected\":[]}"));

    assertThat(send(lines(501))).isZero();
    assertThat(requests).hasSize(2);
    assertThat(out.toString()).contains("sent               501");
  }

  @Test
  void send_thatIsRefused_saysWhereToGoOn() throws IOException {
    answers.add(new Scripted(202, "{\"accepted\":500,\"rejected\":[]}"));
    answers.add(new Scripted(401, "{\"error\":{\"code\":\"unauthorized\",\"message\":\"no\"}}"));

    assertThat(send(lines(600))).isEqualTo(2);
    assertThat(out.toString()).contains("Stopped: HTTP 401: no.", "Go on with --from-line 501.");
  }

  @Test
  void send_fromALine_leavesOutWhatWasSent() throws IOException {
    answers.add(new Scripted(202, "{\"accepted\":1,\"rejected\":[]}"));

    assertThat(send(lines(1001), "--from-line", "1001")).isZero();
    assertThat(requests).containsExactly("k {\"name\":\"1001\"}");
  }

  @Test
  void send_ofAMissingFile_saysSo() {
    assertThat(run(folder.resolve("none").toString())).isEqualTo(2);
    assertThat(out.toString()).contains("There is no file");
  }

  private static String lines(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(number -> "{\"name\":\"" + number + "\"}")
        .collect(Collectors.joining("\n"));
  }

  private int send(String text, String... more) throws IOException {
    Path file = folder.resolve("events.ndjson");
    Files.writeString(file, text);
    List<String> arguments = new ArrayList<>(List.of(file.toString()));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(
        List.of("--endpoint", "http://127.0.0.1:" + server.getAddress().getPort(), "--key", "k"));
    return new CommandLine(new SendCommand())
        .setOut(new PrintWriter(out, true))
        .execute(all.toArray(String[]::new));
  }
}
