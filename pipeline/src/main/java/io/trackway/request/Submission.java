package io.trackway.request;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One HTTP request as the endpoint took it.
 *
 * @param headers by their names in lower case; cookies are one header, with semicolons between
 * @param body as sent, still compressed where the client compressed it
 */
public record Submission(
    Target target, Map<String, String> headers, ByteBuffer body, Receipt receipt) {

  private static final Set<String> TRACKING_WISHES = Set.of("dnt", "sec-gpc");

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
   * When the endpoint took the request and from where, and the gateway's own name for it.
   *
   * @param requestId differs from request to request, also where a client repeats one
   * @param address of the network that it came from; empty where the gateway does not tell
   */
  public record Receipt(Instant at, String requestId, String address) {

    /** A request from nowhere in particular. */
    public Receipt(Instant at, String requestId) {
      this(at, requestId, "");
    }
  }

  /**
   * Whether the browser asks not to be tracked: {@code DNT}, or {@code Sec-GPC} of Global Privacy
   * Control.
   */
  public boolean asksNotToBeTracked() {
    return TRACKING_WISHES.stream().anyMatch(name -> "1".equals(headers.get(name)));
  }

  /**
   * Whether nothing may be kept of who sent it but what its client tells: asked for by the browser,
   * or by the page with Snowplow's {@code SP-Anonymous}.
   */
  public boolean isAnonymous() {
    return asksNotToBeTracked() || header("sp-anonymous").isPresent();
  }

  /** The same request as if the browser had not asked not to be tracked. */
  public Submission withoutTrackingWish() {
    Map<String, String> others = new HashMap<>(headers);
    others.keySet().removeAll(TRACKING_WISHES);
    return new Submission(target, others, body, receipt);
  }

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
