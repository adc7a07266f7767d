package io.trackway.cli.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks the read API, once for each question. */
final class ReadClient {

  private static final Duration CONNECT_MAX = Duration.ofSeconds(5);

  /** API Gateway ends a request after 30 s by itself. */
  private static final Duration REQUEST_MAX = Duration.ofSeconds(40);

  private static final long ANSWER_BYTES_MAX = 8L * 1024 * 1024;
  private static final int OK = 200;
  private static final JsonMapper JSON = new JsonMapper();

  private final URI endpoint;
  private final String key;

  ReadClient(URI endpoint, String key) {
    this.endpoint = endpoint;
    this.key = key;
  }

  /**
   * Asks.
   *
   * @param path below the version, such as {@code users}
   * @param name what stands after it, as it is
   */
  Found get(String path, String name) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint.resolve("/v1/" + path + "/" + encoded(name)))
            .timeout(REQUEST_MAX)
            .header("x-read-key", key)
            .GET()
            .build();
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT_MAX).build()) {
      HttpResponse<String> response =
          http.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), ANSWER_BYTES_MAX));
      JsonNode body = JSON.readTree(response.body());
      return response.statusCode() == OK
          ? new Found.Answer(body)
          : new Found.Nothing(refusal(response.statusCode(), body));
    } catch (JsonProcessingException other) {
      return new Found.Nothing("What is at " + endpoint.getAuthority() + " answers no JSON.");
    } catch (IOException broken) {
      return new Found.Nothing("No answer from " + endpoint.getAuthority() + ".");
    }
  }

  private static String refusal(int status, JsonNode body) {
    String message = body.path("error").path("message").asText(body.path("message").asText());
    return "%d: %s".formatted(status, message);
  }

  /** A plus sign is a plus sign in a path. */
  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
