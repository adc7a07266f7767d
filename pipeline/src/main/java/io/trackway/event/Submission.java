package io.trackway.event;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request as the endpoint took it.
 *
 * @param headers by their names in lower case
 * @param body as sent, still compressed where the client compressed it
 */
public record Submission(
    Target target, Map<String, String> headers, ByteBuffer body, Instant receivedAt) {

  public Submission {
    headers = Map.copyOf(headers);
    body = body.asReadOnlyBuffer();
  }

  /**
   * What a request is for.
   *
   * @param path decoded, without the query
   * @param query as sent, empty where there is none
   */
  public record Target(String method, String path, String query) {}

  /** A view of the body, positioned at its start. */
  @Override
  public ByteBuffer body() {
    return body.duplicate();
  }

  /** The header of that name in lower case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}
