package io.trackway.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.trackway.event.Payload;
import io.trackway.event.RejectionCode;
import io.trackway.request.Candidate;
import io.trackway.request.Credential;
import io.trackway.request.Entry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the events of one request of a tracker. */
final class SnowplowEventReader {

  private final SnowplowQuery query;
  private final SnowplowVisitor visitor;

  /**
   * A reader of a request's events.
   *
   * @param query whose fields count before those of the events
   */
  SnowplowEventReader(SnowplowQuery query, SnowplowVisitor visitor) {
    this.query = query;
    this.visitor = visitor;
  }

  /** The event whose fields are all in the query. */
  Entry readQuery() {
    return entry(query.fields());
  }

  /** The event in these bytes, whatever they are; its sender as far as the event tells it. */
  Entry read(byte[] text) {
    try {
      Map<String, String> fields = fields(text);
      fields.putAll(query.fields());
      return entry(fields);
    } catch (FaultyEventException faulty) {
      return unreadable(text, faulty);
    } catch (IOException notJson) {
      return unreadable(text, StrictJson.fault("event", notJson));
    }
  }

  private Entry entry(Map<String, String> fields) {
    return new Entry(
        candidate(SnowplowUnpacked.of(fields, query.fault())),
        Optional.of(new Credential.ApplicationId(fields.getOrDefault("aid", ""))));
  }

  private Candidate candidate(SnowplowUnpacked unpacked) {
    Payload payload = unpacked.payload();
    @Nullable String id = unpacked.texts().get("eid");
    try {
      return new Candidate.Sound(payload, id, SnowplowDraft.of(unpacked, visitor));
    } catch (FaultyEventException faulty) {
      return new Candidate.Faulty(payload, id, faulty.reason());
    }
  }

  private Entry unreadable(byte[] text, FaultyEventException faulty) {
    String application = find("aid", text);
    return new Entry(
        new Candidate.Faulty(
            new Payload(ByteBuffer.wrap(text)), find("eid", text), faulty.reason()),
        Optional.ofNullable(application).map(Credential.ApplicationId::new));
  }

  private @Nullable String find(String field, byte[] text) {
    String inQuery = query.value(field);
    return inQuery == null ? SnowplowSender.find(field, text) : inQuery;
  }

  /** All fields that are not empty, which is how trackers send what they do not have. */
  private Map<String, String> fields(byte[] text) throws IOException, FaultyEventException {
    Map<String, String> fields = new LinkedHashMap<>();
    try (JsonParser parser = StrictJson.parser("event", text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new FaultyEventException(RejectionCode.NOT_AN_OBJECT, "event must be a JSON object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = JsonCopy.name(parser);
        parser.nextToken();
        String value = value(name, parser);
        if (!value.isEmpty()) {
          fields.put(name, value);
        }
      }
      SnowplowJson.requireEnd("event", parser);
    }
    return fields;
  }

  /** Trackers send text alone; numbers and JSON that others do not put into text do no harm. */
  private static String value(String name, JsonParser parser)
      throws IOException, FaultyEventException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return "";
    }
    if (token.isScalarValue()) {
      return JsonCopy.text(parser);
    }
    if (SnowplowUnpacked.isJson(name)) {
      return SnowplowJson.copy(parser);
    }
    throw new FaultyEventException(RejectionCode.INVALID_FIELD, name + " must be text");
  }
}
