package io.trackway.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Posts events: one request and its answer; whether to send it again is its caller's. */
public final class EventsClient implements AutoCloseable {

  private static final Duration CONNECT_MAX = Duration.ofSeconds(5);

  /** API Gateway ends a request after 30 s by itself. */
  private static final Duration REQUEST_MAX = Duration.ofSeconds(40);

  /** Above 2,500 rejections, each with the longest message in any script. */
  private static final long ANSWER_BYTES_MAX = 8L * 1024 * 1024;

  private final URI events;
  private final InstantSource clock;

  /** With HTTP/1.1, requests in flight share no connection, and a slow one holds up no other. */
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_MAX)
          .build();

  /**
   * A client of one endpoint.
   *
   * @param events the address of the native protocol
   * @param clock against which a date in Retry-After is held
   */
  public EventsClient(URI events, InstantSource clock) {
    this.events = events;
    this.clock = clock;
  }

  /** Sends one request with these headers and waits for its answer, at most 40 seconds. */
  public Answer post(Map<String, String> headers, byte[] body) throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(events).timeout(REQUEST_MAX).POST(BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    BodyHandler<String> text = BodyHandlers.limiting(BodyHandlers.ofString(), ANSWER_BYTES_MAX);
    try {
      HttpResponse<String> response = http.send(request.build(), text);
      Optional<Duration> retryAfter =
          response
              .headers()
              .firstValue("retry-after")
              .flatMap(value -> RetryAfter.of(value, clock.instant()));
      return AnswerReader.read(response.statusCode(), response.body(), retryAfter);
    } catch (IOException broken) {
      return new Answer.Unsure(cause(broken), Optional.empty());
    }
  }

  private String cause(IOException broken) {
    return switch (broken) {
      case ConnectException _, HttpConnectTimeoutException _ ->
          "no connection to " + events.getAuthority();
      case HttpTimeoutException _ -> "no answer for " + REQUEST_MAX.toSeconds() + " s";
      case IOException _ -> "the connection broke";
    };
  }

  /** Ends requests that are in flight. */
  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }
}
