package io.trackway.request;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request as the endpoint took it.
 *
 * @param headers by their names in lower case; cookies are one header, with semicolons between
 * @param body as sent, still compressed where the client compressed it
 */
public record Submission(
    Target target, Map<String, String> headers, ByteBuffer body, Receipt receipt) {

  public Submission {
    headers = Map.copyOf(headers);
    body = body.asReadOnlyBuffer();
  }

  /**
   * What a request is for.
   *
   * @param path as sent, without the query
   * @param query as sent, empty where there is none
   */
  public record Target(String method, String path, String query) {}

  /**
   * When the endpoint took the request, and the gateway's own name for it.
   *
   * @param requestId differs from request to request, also where a client repeats one
   */
  public record Receipt(Instant at, String requestId) {}

  /** When the endpoint took it. */
  public Instant receivedAt() {
    return receipt.at();
  }

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
