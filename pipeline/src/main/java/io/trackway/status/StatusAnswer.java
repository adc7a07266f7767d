package io.trackway.status;

import com.fasterxml.jackson.core.JsonGenerator;
import io.trackway.event.RejectionCode;
import io.trackway.request.Answer;
import io.trackway.request.JsonAnswer;
import io.trackway.request.Refusal;
import io.trackway.status.StatusLookup.Result;
import java.io.IOException;
import java.time.Instant;

/**
 * What became of an event, as an HTTP response.
 *
 * <p>It tells no payload and no user: the write key by which one asks may stand in a web page. For
 * the same reason it does not repeat what the warehouse's engine said of a row, which can quote it.
 */
public final class StatusAnswer {

  /** A warehouse that was asleep is awake by then. */
  private static final String RETRY_AFTER_SECONDS = "10";

  private static final String ENGINE_MESSAGE =
      "the warehouse refused the row; rejected_events has its message";

  private StatusAnswer() {}

  /** The answer to who asked about an event. */
  public static Answer of(Result result) {
    return switch (result) {
      case Result.Known(EventStatus status) -> JsonAnswer.of(200, json -> write(status, json));
      case Result.NotKnown notKnown ->
          JsonAnswer.refused(Refusal.Code.NOT_FOUND, notFound(notKnown));
      case Result.Unavailable _ ->
          JsonAnswer.error(503, "unavailable", "the event cannot be looked up now; ask again")
              .with("retry-after", RETRY_AFTER_SECONDS);
    };
  }

  private static String notFound(Result.NotKnown notKnown) {
    return "source %s has sent no event with this id in the last %d days, or it is on its way: %s"
        .formatted(
            notKnown.key().source().name(),
            notKnown.reach().toDays(),
            "after a 202 it takes the processor's batching window until it is seen here");
  }

  private static void write(EventStatus status, JsonGenerator json) throws IOException {
    json.writeStringField("id", status.key().id());
    json.writeStringField("source", status.key().source().name());
    json.writeStringField("status", status.state().text());
    json.writeBooleanField("warehouse_reached", status.notReached().isEmpty());
    Rows rows = status.rows();
    if (rows.event().isPresent()) {
      json.writeObjectFieldStart("event");
      write(rows.event().get(), json);
      json.writeEndObject();
    } else {
      json.writeNullField("event");
    }
    json.writeNumberField("duplicates_count", rows.duplicates().count());
    json.writeArrayFieldStart("duplicates");
    for (Rows.Duplicate duplicate : rows.duplicates().rows()) {
      json.writeStartObject();
      write("received_at", duplicate.receivedAt(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("rejections_count", rows.rejections().count());
    json.writeArrayFieldStart("rejections");
    for (Rows.Rejected rejected : rows.rejections().rows()) {
      json.writeStartObject();
      json.writeStringField("code", rejected.code());
      json.writeStringField("message", message(rejected));
      write("received_at", rejected.receivedAt(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void write(Rows.Loaded event, JsonGenerator json) throws IOException {
    json.writeStringField("type", event.action().type().text());
    json.writeStringField("name", event.action().name());
    write("occurred_at", event.occurredAt(), json);
    write("received_at", event.receivedAt(), json);
    write("loaded_at", event.loadedAt(), json);
  }

  private static void write(String name, Instant time, JsonGenerator json) throws IOException {
    json.writeStringField(name, time.toString());
  }

  private static String message(Rows.Rejected rejected) {
    return rejected.code().equals(RejectionCode.WAREHOUSE_REFUSED.text())
        ? ENGINE_MESSAGE
        : rejected.message();
  }
}
