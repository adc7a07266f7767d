package io.trackway.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sends requests to the endpoint, again where that may help. */
final class Endpoint implements AutoCloseable {

  static final int ATTEMPTS_MAX = 8;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration PAUSE_MAX = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI events;
  private final String key;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  Endpoint(URI endpoint, String key) {
    this.events = endpoint.resolve("/v1/events");
    this.key = key;
  }

  /** Sends events, one in each line, and tries again while the endpoint cannot store them. */
  Answer send(String lines) throws InterruptedException {
    String cause = "";
    Duration pause = Duration.ZERO;
    for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
      Thread.sleep(pause);
      pause = doubling(attempt);
      try {
        HttpResponse<String> response = client.send(request(lines), body());
        if (response.statusCode() < 500 && response.statusCode() != 429) {
          return read(response);
        }
        cause = "HTTP " + response.statusCode();
        pause = retryAfter(response).orElse(pause);
      } catch (IOException unreachable) {
        cause = "no connection to " + events.getHost() + ":" + events.getPort();
      }
    }
    return new Answer.Unanswered(cause + ", " + ATTEMPTS_MAX + " times");
  }

  private HttpRequest request(String lines) {
    return HttpRequest.newBuilder(events)
        .timeout(TIMEOUT)
        .header("x-write-key", key)
        .header("content-type", "application/x-ndjson")
        .POST(HttpRequest.BodyPublishers.ofString(lines))
        .build();
  }

  private static HttpResponse.BodyHandler<String> body() {
    return HttpResponse.BodyHandlers.ofString();
  }

  private static Duration doubling(int attempt) {
    return atMost(Duration.ofMillis(250L << attempt));
  }

  private static Optional<Duration> retryAfter(HttpResponse<String> response) {
    return response
        .headers()
        .firstValue("retry-after")
        .filter(value -> value.matches("\\d{1,6}"))
        .map(value -> atMost(Duration.ofSeconds(Long.parseLong(value))));
  }

  private static Duration atMost(Duration pause) {
    return pause.compareTo(PAUSE_MAX) < 0 ? pause : PAUSE_MAX;
  }

  private static Answer read(HttpResponse<String> response) {
    try {
      JsonNode answer = JSON.readTree(response.body());
      if (answer.path("rejected").isArray()) {
        List<Answer.Rejected> rejected = new ArrayList<>();
        answer.path("rejected").forEach(entry -> rejected.add(rejected(entry)));
        return new Answer.Told(answer.path("accepted").asInt(), rejected);
      }
      String message = answer.path("error").path("message").asText("no message");
      return new Answer.Refused(response.statusCode(), message);
    } catch (JsonProcessingException notOurs) {
      return new Answer.Refused(response.statusCode(), "the answer is not Trackway's");
    }
  }

  private static Answer.Rejected rejected(JsonNode entry) {
    JsonNode id = entry.path("id");
    return new Answer.Rejected(
        entry.path("index").asInt(),
        id.isTextual() ? id.asText() : null,
        entry.path("code").asText(),
        entry.path("message").asText());
  }

  @Override
  public void close() {
    client.close();
  }
}
