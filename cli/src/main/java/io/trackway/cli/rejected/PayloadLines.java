package io.trackway.cli.rejected;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.trackway.cli.warehouse.Rejected;
import io.trackway.event.CleanEnvelope;
import io.trackway.event.CleanEnvelopeCodec;
import io.trackway.event.Decoded;
import io.trackway.event.EnvelopeCodec;
import io.trackway.event.Event;
import io.trackway.event.JsonObject;
import io.trackway.event.Verdict;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is kept of rejected arrivals as lines that can be edited and sent again. */
final class PayloadLines {

  private static final JsonFactory JSON = new JsonFactory();

  private PayloadLines() {}

  /**
   * One event in a line: as its client sent it where the endpoint rejected it, in the form that the
   * endpoint takes where it had become an event by then; nothing where its end is missing.
   */
  static Optional<String> line(Rejected row) {
    if (row.payload().truncated()) {
      return Optional.empty();
    }
    String text = row.payload().text();
    return Optional.of(event(text).map(PayloadLines::text).orElseGet(() -> inOneLine(text)));
  }

  /** An event that the processor or the loader could read; clients send none of this form. */
  private static Optional<Event> event(String text) {
    if (EnvelopeCodec.readEvent(text) instanceof Decoded.Complete<Event>(Event event)) {
      return Optional.of(event);
    }
    byte[] record = text.getBytes(StandardCharsets.UTF_8);
    if (CleanEnvelopeCodec.decode(record)
            instanceof Decoded.Complete<CleanEnvelope>(CleanEnvelope envelope)
        && envelope.verdicts().size() == 1
        && envelope.verdicts().getFirst() instanceof Verdict.Fresh(var _, var clean)) {
      return Optional.of(clean.event());
    }
    return Optional.empty();
  }

  /** Line ends stand between the parts of a JSON text, never in them. */
  private static String inOneLine(String text) {
    return text.replaceAll("[\\r\\n]+", " ").strip();
  }

  private static String text(Event event) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("id", event.key().id());
      json.writeStringField("type", event.action().type().text());
      json.writeStringField("name", event.action().name());
      write(json, "user_id", event.identity().userId());
      write(json, "anonymous_id", event.identity().anonymousId());
      write(json, "previous_id", event.identity().previousId());
      write(json, "group_id", event.identity().groupId());
      write(json, "occurred_at", event.times().clientOccurredAt());
      write(json, "sent_at", event.times().sentAt());
      write(json, "properties", event.details().properties());
      write(json, "context", event.details().context());
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, String name, @Nullable Object value)
      throws IOException {
    if (value instanceof JsonObject object) {
      if (!object.isEmpty()) {
        json.writeFieldName(name);
        json.writeRawValue(object.text());
      }
    } else if (value != null) {
      json.writeStringField(name, value.toString());
    }
  }
}
