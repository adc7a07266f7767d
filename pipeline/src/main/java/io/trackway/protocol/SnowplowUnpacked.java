package io.trackway.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import io.trackway.event.Payload;
import io.trackway.event.RejectionCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event's fields with the JSON in them taken out of its text and its base64.
 *
 * @param texts the other fields, and those whose JSON cannot be read
 * @param json compact, by the name of the field that holds it plain: {@code ue_pr} or {@code co}
 * @param fault why some of it cannot be read
 */
record SnowplowUnpacked(
    Map<String, String> texts, Map<String, String> json, @Nullable FaultyEventException fault) {

  /** The self-describing event. */
  static final String EVENT = "ue_pr";

  /** The entities that go with any event. */
  static final String CONTEXTS = "co";

  private static final List<Names> NAMES =
      List.of(new Names(EVENT, "ue_px"), new Names(CONTEXTS, "cx"));

  /** A field that holds JSON, and the one that holds the same in base64. */
  private record Names(String plain, String packed) {}

  /** Whether the field of that name holds JSON. */
  static boolean isJson(String name) {
    return NAMES.stream().anyMatch(names -> names.plain.equals(name));
  }

  /**
   * The fields unpacked, as far as they can be.
   *
   * @param known a fault that is known already
   */
  static SnowplowUnpacked of(Map<String, String> fields, @Nullable FaultyEventException known) {
    Map<String, String> texts = new LinkedHashMap<>(fields);
    Map<String, String> json = new LinkedHashMap<>();
    FaultyEventException fault = known;
    for (Names names : NAMES) {
      try {
        String compact = compact(fields, names);
        if (compact != null) {
          json.put(names.plain, compact);
          texts.remove(names.plain);
          texts.remove(names.packed);
        }
      } catch (FaultyEventException unreadable) {
        fault = fault == null ? unreadable : fault;
      }
    }
    return new SnowplowUnpacked(texts, json, fault);
  }

  /** The event as readable JSON. */
  Payload payload() {
    ByteArrayBuilder bytes = new ByteArrayBuilder();
    try (JsonGenerator out = JsonCopy.STRICT.createGenerator(bytes)) {
      out.writeStartObject();
      for (Map.Entry<String, String> field : texts.entrySet()) {
        out.writeStringField(field.getKey(), field.getValue());
      }
      for (Map.Entry<String, String> field : json.entrySet()) {
        out.writeFieldName(field.getKey());
        out.writeRawValue(field.getValue());
      }
      out.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return new Payload(ByteBuffer.wrap(bytes.toByteArray()));
  }

  private static @Nullable String compact(Map<String, String> fields, Names names)
      throws FaultyEventException {
    String packed = fields.get(names.packed);
    String plain = fields.get(names.plain);
    if (packed != null && plain != null) {
      throw new FaultyEventException(
          RejectionCode.INVALID_FIELD,
          "the same is given twice: as " + names.plain + " and as " + names.packed);
    }
    if (packed != null) {
      return SnowplowJson.compact(names.packed, decode(names.packed, packed));
    }
    return plain == null ? null : SnowplowJson.compact(names.plain, plain);
  }

  /** In the alphabet for URLs, as in browsers, or the standard one; padded or not. */
  private static String decode(String field, String base64) throws FaultyEventException {
    // A plus sign that was not encoded in a query comes out as a blank.
    String standard = base64.replace('-', '+').replace('_', '/').replace(' ', '+');
    try {
      byte[] bytes = Base64.getDecoder().decode(standard);
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (IllegalArgumentException notBase64) {
      throw new FaultyEventException(RejectionCode.INVALID_FIELD, field + " is not base64");
    } catch (CharacterCodingException notText) {
      throw new FaultyEventException(
          RejectionCode.INVALID_TEXT, field + " is not base64 of text in UTF-8");
    }
  }
}
