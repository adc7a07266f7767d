package io.trackway.function.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trackway.ingest.Ingest;
import io.trackway.keys.SecretKeyDirectory;
import io.trackway.memory.MemoryRateLimiter;
import io.trackway.protocol.Protocols;
import io.trackway.secret.SecretText;
import io.trackway.secret.SecretText.Fetched;
import io.trackway.stream.Appended;
import io.trackway.stream.RecordStream;
import io.trackway.stream.StreamRecord;
import io.trackway.testing.SampleEvents;
import io.trackway.testing.ingest.Requests;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No write key reaches a log or what is kept of a rejection, wherever a client shows it. */
class HiddenKeysTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String GOOD = "Good-4f1f8e5ab2";
  private static final String DISABLED = "Disabled-9c0d7712fe";
  private static final String WRONG = "Wrong-77aa01bc3d";
  private static final String LIMITED = "Limited-5e6f708192";
  private static final List<String> KEYS = List.of(GOOD, DISABLED, WRONG, LIMITED);

  private static final String SECRET =
      """
      {"web": "%s", "ios": {"key": "%s", "disabled": true},
       "tv": {"key": "%s", "events_per_second": 1}}
      """
          .formatted(GOOD, DISABLED, LIMITED);

  private final PrintStream realOut = System.out;
  private final PrintStream realErr = System.err;
  private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
  private final StringBuilder kept = new StringBuilder();
  private boolean broken;

  private final RecordStream stream =
      (records, timeLimit) -> {
        if (broken) {
          throw new IllegalStateException("broken");
        }
        records.stream().map(HiddenKeysTest::text).forEach(kept::append);
        return new Appended.All();
      };

  private static String text(StreamRecord record) {
    byte[] bytes = new byte[record.data().remaining()];
    record.data().duplicate().get(bytes);
    return new String(bytes, ISO_8859_1);
  }

  @BeforeEach
  void capture() {
    PrintStream both = new PrintStream(logged, true, UTF_8);
    System.setOut(both);
    System.setErr(both);
  }

  @AfterEach
  void release() {
    System.setOut(realOut);
    System.setErr(realErr);
  }

  private IngestHandler handler(SecretText secret) {
    Ingest ingest =
        new Ingest(
            new Protocols(),
            new Ingest.Door(
                new SecretKeyDirectory(secret, () -> SampleEvents.RECEIVED_AT),
                new MemoryRateLimiter()),
            stream,
            16);
    return new IngestHandler(ingest, TrackingWishes.HONOUR, () -> SampleEvents.RECEIVED_AT);
  }

  static Stream<ObjectNode> requests() {
    List<ObjectNode> requests = new ArrayList<>();
    for (String key : KEYS) {
      for (String body : bodies(key)) {
        requests.add(request("/v1/events", "", body, Map.of("x-write-key", key)));
        requests.add(request("/v1/events", "", body, basic(key)));
        for (String path : List.of("/v1/batch", "/v1/t", "/v1/import/", "/v1/pixel/track")) {
          requests.add(request(path, "data=" + key, body, Map.of()));
          requests.add(request(path, "", body, basic(key)));
        }
      }
      for (String body : bodies(GOOD)) {
        requests.add(request("/v1/events", "writeKey=" + key, body, Map.of("x-write-key", GOOD)));
      }
      requests.add(request("/" + key, key + "=" + key, "", Map.of("authorization", key)));
      requests.add(request("/v1/projects/" + key + "/settings", "", "", Map.of()));
      requests.add(request("/i", "e=pv&p=web&tv=1&aid=" + key, "", Map.of("cookie", key)));
    }
    return requests.stream();
  }

  /** Good events, bad ones, and what is none, each with the key in it. */
  private static List<String> bodies(String key) {
    return List.of(
        "{\"name\": \"Song Played\", \"user_id\": \"u\"}",
        "{\"name\": \"\", \"writeKey\": \"%s\"}".formatted(key),
        "[{\"name\": \"A\", \"user_id\": \"u\"}, {\"writeKey\": \"%s\"}]".formatted(key),
        "{\"writeKey\": \"%s\", \"batch\": [{\"type\": \"track\", \"writeKey\": \"%s\"}]}"
            .formatted(key, key),
        "{\"type\": \"nothing\", \"writeKey\": \"%s\"}".formatted(key),
        "{\"writeKey\": \"%s\"".formatted(key),
        "\"" + key + "\"",
        key);
  }

  private static Map<String, String> basic(String key) {
    return Map.of("authorization", Requests.basic(key));
  }

  private static ObjectNode request(
      String path, String query, String body, Map<String, String> headers) {
    ObjectNode request = JSON.createObjectNode();
    request.put("rawPath", path).put("rawQueryString", query).put("body", body);
    ObjectNode all = request.putObject("headers").put("content-type", "application/json");
    headers.forEach(all::put);
    boolean hasBody = !body.isEmpty();
    request.putObject("requestContext").putObject("http").put("method", hasBody ? "POST" : "GET");
    return request;
  }

  private void handle(IngestHandler handler, ObjectNode request) throws IOException {
    handler.handleRequest(
        new ByteArrayInputStream(JSON.writeValueAsBytes(request)),
        new ByteArrayOutputStream(),
        new NoContext());
  }

  private void assertHidden() {
    assertThat(logged.toString(UTF_8)).isNotEmpty().doesNotContain(KEYS);
  }

  @ParameterizedTest
  @MethodSource("requests")
  void key_isNowhere(ObjectNode request) throws IOException {
    IngestHandler handler = handler(() -> new Fetched.Text(SECRET));
    handle(handler, request);
    handle(handler, request);

    assertHidden();
    assertThat(kept.toString()).doesNotContain(GOOD, DISABLED, LIMITED);
  }

  @ParameterizedTest
  @MethodSource("requests")
  void key_isNotInTheLogOfAFault(ObjectNode request) throws IOException {
    broken = true;
    handle(handler(() -> new Fetched.Text(SECRET)), request);

    assertHidden();
  }

  @Test
  void key_isNotInTheLogOfAnInvalidSecret() throws IOException {
    ObjectNode request = request("/v1/events", "", "{}", Map.of("x-write-key", GOOD));
    for (String invalid :
        List.of(
            GOOD,
            "\"" + GOOD + "\"",
            "{\"%s\": \"web\"}".formatted(GOOD.toLowerCase(Locale.ROOT)),
            "{\"web\": {\"%s\": true}}".formatted(GOOD),
            "{\"web\": [\"%s\", \"%s\"]}".formatted(GOOD, GOOD),
            "{\"web\": \"%s and more\"}".formatted(GOOD),
            "{\"web\": \"%s".formatted(GOOD))) {
      handle(handler(() -> new Fetched.Text(invalid)), request);
    }

    assertHidden();
    assertThat(logged.toString(UTF_8))
        .contains("the secret is not valid")
        .doesNotContainIgnoringCase(GOOD);
  }
}
