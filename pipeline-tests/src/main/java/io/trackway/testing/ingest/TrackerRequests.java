package io.trackway.testing.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trackway.request.Submission;
import io.trackway.testing.SampleEvents;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Map;

/** Requests as Snowplow's trackers send them. */
public final class TrackerRequests {

  /** Where they send more than one event. */
  public static final String PATH = "/com.snowplowanalytics.snowplow/tp2";

  private TrackerRequests() {}

  /** These events, each a JSON object, in the body that trackers wrap them in. */
  public static Submission post(String... events) {
    return body(
        "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4\","
            + "\"data\":["
            + String.join(",", events)
            + "]}");
  }

  /** Any text as a body. */
  public static Submission body(String text) {
    return request("POST", PATH, "", text.getBytes(UTF_8));
  }

  /** One event in a query. */
  public static Submission get(String query) {
    return request("GET", "/i", query, new byte[0]);
  }

  /** Any request. */
  public static Submission request(String method, String path, String query, byte[] body) {
    return new Submission(
        new Submission.Target(method, path, query),
        Map.of("content-type", "application/json; charset=UTF-8", "user-agent", "node"),
        ByteBuffer.wrap(body),
        new Submission.Receipt(SampleEvents.RECEIVED_AT, "request-1"));
  }

  /** The same with another query. */
  public static Submission withQuery(Submission request, String query) {
    Submission.Target target = request.target();
    return new Submission(
        new Submission.Target(target.method(), target.path(), query),
        request.headers(),
        request.body(),
        request.receipt());
  }

  /** Text as browsers pack it. */
  public static String urlBase64(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  /** Text as Java packs it. */
  public static String standardBase64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  /** An event that describes itself, in its envelope. */
  public static String event(String schema, String data) {
    return "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0\","
        + "\"data\":{\"schema\":\""
        + schema
        + "\",\"data\":"
        + data
        + "}}";
  }

  /** Entities in their envelope. */
  public static String contexts(String entities) {
    return "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-1\","
        + "\"data\":"
        + entities
        + "}";
  }

  /** JSON as a field of an event holds it. */
  public static String quoted(String json) {
    return "\"" + json.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
