package io.trackway.event;

import com.fasterxml.jackson.core.JsonGenerator;
import io.trackway.event.RecordReader.Fields;
import io.trackway.event.RecordReader.MalformedRecordException;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How events and rejections stand in the JSON of records, the same on both streams. */
final class EventJson {

  private EventJson() {}

  static void write(JsonGenerator json, Event event) throws IOException {
    json.writeStringField("source", event.key().source().name());
    json.writeStringField("id", event.key().id());
    json.writeStringField("type", event.action().type().text());
    json.writeStringField("name", event.action().name());
    writeOptional(json, "user_id", event.identity().userId());
    writeOptional(json, "anonymous_id", event.identity().anonymousId());
    writeOptional(json, "previous_id", event.identity().previousId());
    writeOptional(json, "group_id", event.identity().groupId());
    json.writeStringField("received_at", event.times().receivedAt().toString());
    writeOptional(json, "client_occurred_at", event.times().clientOccurredAt());
    writeOptional(json, "sent_at", event.times().sentAt());
    writeObject(json, "properties", event.details().properties());
    writeObject(json, "context", event.details().context());
    writeObject(json, "request", event.details().request());
  }

  static Event readEvent(Fields fields) throws MalformedRecordException {
    return new Event(
        new EventKey(new Source(fields.text("source")), fields.text("id")),
        new Action(type(fields.text("type")), fields.text("name")),
        new Identity(
            fields.optionalText("user_id"),
            fields.optionalText("anonymous_id"),
            fields.optionalText("previous_id"),
            fields.optionalText("group_id")),
        new EventTimes(
            fields.time("received_at"),
            fields.optionalTime("client_occurred_at"),
            fields.optionalTime("sent_at")),
        new Details(
            fields.object("properties"), fields.object("context"), fields.object("request")));
  }

  static void write(JsonGenerator json, Rejection rejection) throws IOException {
    json.writeStringField("source", rejection.source().name());
    writeOptional(json, "id", rejection.eventId());
    json.writeStringField("code", rejection.reason().code().text());
    json.writeStringField("message", rejection.reason().message());
    json.writeStringField("payload", rejection.evidence().text());
    json.writeBooleanField("truncated", rejection.evidence().truncated());
    json.writeStringField("received_at", rejection.receivedAt().toString());
  }

  static Rejection readRejection(Fields fields) throws MalformedRecordException {
    return new Rejection(
        new Source(fields.text("source")),
        fields.optionalText("id"),
        new RejectionReason(RejectionCode.of(fields.text("code")), fields.text("message")),
        new Evidence(fields.text("payload"), Boolean.parseBoolean(fields.text("truncated"))),
        fields.time("received_at"));
  }

  private static EventType type(String text) throws MalformedRecordException {
    return EventType.of(text)
        .orElseThrow(() -> new MalformedRecordException("record has an unknown type"));
  }

  private static void writeOptional(JsonGenerator json, String name, @Nullable String value)
      throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }

  private static void writeOptional(JsonGenerator json, String name, @Nullable Instant value)
      throws IOException {
    writeOptional(json, name, value == null ? null : value.toString());
  }

  static void writeObject(JsonGenerator json, String name, JsonObject value) throws IOException {
    if (!value.isEmpty()) {
      json.writeFieldName(name);
      json.writeRawValue(value.text());
    }
  }
}
