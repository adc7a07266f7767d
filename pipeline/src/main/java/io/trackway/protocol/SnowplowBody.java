package io.trackway.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trackway.event.Limits;
import io.trackway.protocol.JsonSlices.Member;
import io.trackway.protocol.JsonSlices.Slice;
import io.trackway.protocol.JsonSlices.UnbalancedException;
import io.trackway.request.Refusal;
import java.util.Arrays;
import java.util.List;

/** Tells the events of a tracker's body apart. */
final class SnowplowBody {

  /** What follows are versions that differ in which fields they name, not in their form. */
  private static final String SCHEMA =
      "\"iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-";

  private SnowplowBody() {}

  static boolean isBlank(byte[] text) {
    for (byte current : text) {
      if (!Character.isWhitespace(current)) {
        return false;
      }
    }
    return true;
  }

  /** Where each event stands in the text; at least one and no more than a request may have. */
  static List<Slice> split(byte[] text) throws RefusedException {
    List<Slice> events;
    try {
      events = events(text);
    } catch (UnbalancedException broken) {
      throw new RefusedException(Refusal.Code.INVALID_JSON, "the body is not valid JSON");
    }
    if (events.isEmpty()) {
      throw new RefusedException(Refusal.Code.EMPTY_BODY, "data has no event");
    }
    if (events.size() > Limits.REQUEST_EVENTS_MAX) {
      throw new RefusedException(
          Refusal.Code.TOO_MANY_EVENTS,
          "the request has %,d events; at most %,d are allowed"
              .formatted(events.size(), Limits.REQUEST_EVENTS_MAX));
    }
    return events;
  }

  static byte[] slice(byte[] text, Slice slice) {
    return Arrays.copyOfRange(text, slice.start(), slice.end());
  }

  private static List<Slice> events(byte[] text) throws UnbalancedException, RefusedException {
    List<Slice> values = JsonSlices.values(text, 0);
    if (values.size() != 1 || text[values.getFirst().start()] != '{') {
      throw new UnbalancedException();
    }
    List<Slice> events = null;
    for (Member member : JsonSlices.members(text, values.getFirst())) {
      String name = new String(slice(text, member.name()), UTF_8);
      if (name.equals("\"schema\"") && !isPayloadData(text, member.value())) {
        throw new RefusedException(
            Refusal.Code.INVALID_FIELD, "schema must be payload_data in version 1");
      }
      if (name.equals("\"data\"") && text[member.value().start()] == '[' && events == null) {
        events = JsonSlices.elements(text, member.value());
      }
    }
    if (events == null) {
      throw new RefusedException(Refusal.Code.INVALID_FIELD, "data must be an array of events");
    }
    return events;
  }

  private static boolean isPayloadData(byte[] text, Slice schema) {
    return new String(slice(text, schema), UTF_8).replace("\\/", "/").startsWith(SCHEMA);
  }
}
