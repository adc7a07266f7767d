package io.trackway.cli.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The commands against a server that gives the answers of the samples. */
class ReadCommandsTest {

  private static final Path SAMPLES = Path.of(System.getProperty("trackway.root"), "events/query");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<String> asked = new ArrayList<>();
  private String sample = "known/user";
  private HttpServer server = unstarted();

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void user_isShownInTables() {
    assertThat(run(new UserCommand(), "ann")).isZero();

    assertThat(asked).containsExactly("/v1/users/ann read-demo");
    assertThat(out.toString())
        .containsPattern("(?m)^  user +ann$")
        .containsPattern("(?m)^  devices +phone-1$")
        .containsPattern("(?m)^  former ids +-$")
        .containsPattern("(?m)^  last page +https://shop.example/pricing$")
        .containsPattern("(?m)^  Signed Up +1$")
        .containsPattern("(?m)^  tags +\\[\"a\"]$")
        .containsPattern("(?m)^  signup +3 +Signed Up +2026-02-28T10:05:00.250Z$")
        .containsPattern("(?m)^  unused +1 +Nothing +-$");
  }

  @Test
  void id_isEncoded() {
    assertThat(run(new UserCommand(), "zoë/1 +?", "--key", "other")).isZero();

    assertThat(asked).containsExactly("/v1/users/zo%C3%AB%2F1%20%2B%3F other");
  }

  @Test
  void json_isTheAnswerAsItIs() throws IOException {
    assertThat(run(new UserCommand(), "ann", "--json")).isZero();

    assertThat(new ObjectMapper().readTree(out.toString()).path("id").asText()).isEqualTo("ann");
  }

  @Test
  void funnel_isShownInAllAndByDay() {
    sample = "known/funnel";

    assertThat(run(new FunnelCommand(), "signup")).isZero();
    assertThat(asked).containsExactly("/v1/funnels/signup read-demo");
    assertThat(out.toString())
        .isEqualToNormalizingNewlines(
            """
              step  event                          people  of first  of previous
                 1  Pricing                             3  100.0 %   -
                 2  Signup Opened, Signup Started       2  66.7 %    66.7 %
                 3  Signed Up                           1  33.3 %    50.0 %

              day         step 1  step 2  step 3
              2026-02-27       1       1       1
              2026-02-28       2       1       0
            """);
  }

  @Test
  void unknownUser_isSaid() {
    sample = "user-unknown";

    assertThat(run(new UserCommand(), "nobody")).isEqualTo(2);
    assertThat(err.toString()).contains("404: nobody is known by this id");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void noServer_isSaid() {
    server.stop(0);

    assertThat(run(new FunnelCommand(), "signup")).isEqualTo(2);
    assertThat(err.toString()).contains("No answer from localhost:");
  }

  @Test
  void whatCannotBeAnAddress_isRefused() {
    assertThat(
            new CommandLine(new UserCommand())
                .setErr(new PrintWriter(err, true))
                .execute("ann", "--endpoint", "localhost:8080"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("--endpoint must begin with http:// or https://");
  }

  private int run(Object command, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--endpoint", "http://localhost:" + server.getAddress().getPort()));
    return new CommandLine(command)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all.toArray(String[]::new));
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.add(
        exchange.getRequestURI().getRawPath()
            + " "
            + exchange.getRequestHeaders().getFirst("x-read-key"));
    JsonNode expected =
        new ObjectMapper().readTree(Files.readAllBytes(SAMPLES.resolve(sample + ".expected.json")));
    byte[] body = expected.path("body").asText().getBytes(UTF_8);
    exchange.sendResponseHeaders(expected.path("statusCode").asInt(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static HttpServer unstarted() {
    try {
      return HttpServer.create();
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
