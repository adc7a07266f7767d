package io.trackway.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trackway.event.RejectionCode;
import io.trackway.protocol.JsonSlices.Member;
import io.trackway.protocol.JsonSlices.Slice;
import io.trackway.protocol.JsonSlices.UnbalancedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Data with the URI of the schema that describes it, which is how Snowplow packs JSON.
 *
 * @param schema such as {@code iglu:com.example/song_played/jsonschema/1-0-0}
 * @param name of the schema
 * @param data as compact JSON
 */
record SnowplowEnvelope(String schema, String name, String data) {

  /** The fields that hold envelopes, however they were packed. */
  private static final String EVENT = "ue_px or ue_pr";

  private static final String CONTEXTS = "cx or co";

  private static final Pattern SCHEMA =
      Pattern.compile("\"(iglu:[^/\"\\\\]+/([^/\"\\\\]+)/[^/\"\\\\]+/[^/\"\\\\]+)\"");

  /** The event in an envelope of compact JSON; the envelope's own schema says only that it is. */
  static SnowplowEnvelope event(String envelope) throws FaultyEventException {
    SnowplowEnvelope event = of(EVENT, of(EVENT, envelope).data);
    if (!event.data.startsWith("{")) {
      throw faulty(EVENT, "the event's data must be an object");
    }
    return event;
  }

  /** The array of entities in an envelope of compact JSON. */
  static String contexts(String envelope) throws FaultyEventException {
    String entities = of(CONTEXTS, envelope).data;
    if (!entities.startsWith("[")) {
      throw faulty(CONTEXTS, "its data must be an array");
    }
    return entities;
  }

  /** The elements of a compact array. */
  static List<String> elements(String array) {
    byte[] text = array.getBytes(UTF_8);
    try {
      return JsonSlices.elements(text, new Slice(0, text.length)).stream()
          .map(element -> slice(text, element))
          .toList();
    } catch (UnbalancedException impossible) {
      throw new IllegalStateException("copied JSON is well formed", impossible);
    }
  }

  private static SnowplowEnvelope of(String field, String json) throws FaultyEventException {
    Map<String, String> members = members(json);
    @Nullable String schema = members.get("\"schema\"");
    @Nullable String data = members.get("\"data\"");
    Matcher uri = SCHEMA.matcher(schema == null ? "" : schema);
    if (data == null || !uri.matches() || members.size() > 2) {
      throw faulty(
          field,
          "an object with schema, such as iglu:com.example/song_played/jsonschema/1-0-0, and data"
              + " is needed, in the envelope and in what it holds");
    }
    return new SnowplowEnvelope(uri.group(1), uri.group(2), data);
  }

  /** The fields of compact JSON, names with their quotes; none where it is no object. */
  static Map<String, String> members(String json) {
    Map<String, String> members = new HashMap<>();
    if (json.startsWith("{")) {
      byte[] text = json.getBytes(UTF_8);
      try {
        for (Member member : JsonSlices.members(text, new Slice(0, text.length))) {
          members.put(slice(text, member.name()), slice(text, member.value()));
        }
      } catch (UnbalancedException impossible) {
        throw new IllegalStateException("copied JSON is well formed", impossible);
      }
    }
    return members;
  }

  private static String slice(byte[] text, Slice slice) {
    return new String(text, slice.start(), slice.end() - slice.start(), UTF_8);
  }

  private static FaultyEventException faulty(String field, String problem) {
    return new FaultyEventException(RejectionCode.INVALID_FIELD, field + ": " + problem);
  }
}
