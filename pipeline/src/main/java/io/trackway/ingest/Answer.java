package io.trackway.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.trackway.event.Refusal;
import io.trackway.event.Rejection;
import io.trackway.ingest.Admission.Refused;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * An HTTP response.
 *
 * @param headers by their names in lower case
 * @param body JSON
 */
public record Answer(int status, Map<String, String> headers, String body) {

  /** When to try again: a throttled shard and a failing service both recover within seconds. */
  private static final String RETRY_AFTER_SECONDS = "2";

  private static final JsonFactory JSON = new JsonFactory();

  public Answer {
    headers = Map.copyOf(headers);
  }

  /** The answer of the native protocol. */
  public static Answer of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Healthy() -> json(200, Map.of(), "{\"status\":\"ok\"}");
      case Outcome.Stored(Admission admission, var _) ->
          json(admission.accepted().isEmpty() ? 400 : 202, Map.of(), body(admission));
      case Outcome.NotStored _ ->
          json(
              503,
              Map.of("retry-after", RETRY_AFTER_SECONDS),
              error("not_stored", "events could not be stored; send the request again"));
      case Outcome.Refused(Refusal refusal, var _) ->
          json(refusal.code().status(), Map.of(), error(refusal.code().text(), refusal.message()));
    };
  }

  /** The answer to a request that met a mistake of ours, of which it tells nothing. */
  public static Answer unexpected() {
    return json(500, Map.of(), error("internal_error", "something went wrong here; try again"));
  }

  private static Answer json(int status, Map<String, String> more, String body) {
    Map<String, String> headers = new TreeMap<>(more);
    headers.put("content-type", "application/json");
    return new Answer(status, headers, body);
  }

  private interface Writing {
    void to(JsonGenerator json) throws IOException;
  }

  private static String body(Admission admission) {
    return written(
        json -> {
          json.writeNumberField("accepted", admission.accepted().size());
          json.writeArrayFieldStart("rejected");
          for (Refused refused : admission.rejected()) {
            Rejection rejection = refused.rejection();
            json.writeStartObject();
            json.writeNumberField("index", refused.index());
            json.writeStringField("id", rejection.eventId());
            json.writeStringField("code", rejection.reason().code().text());
            json.writeStringField("message", rejection.reason().message());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  private static String error(String code, String message) {
    return written(
        json -> {
          json.writeObjectFieldStart("error");
          json.writeStringField("code", code);
          json.writeStringField("message", message);
          json.writeEndObject();
        });
  }

  private static String written(Writing fields) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      fields.to(json);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }
}
