package io.trackway.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.trackway.event.Details;
import io.trackway.event.JsonObject;
import io.trackway.event.RejectionCode;
import java.io.IOException;
import java.io.StringWriter;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Builds properties and context; fields that have no place elsewhere go into the context under
 * {@code extra}.
 */
final class DetailsWriter {

  private static final String EXTRA = "extra";

  private @Nullable String properties;
  private @Nullable String traits;
  private String context = "{}";
  private Set<String> contextNames = Set.of();
  private @Nullable ObjectText extra;

  /** One JSON object that is being written. */
  private static final class ObjectText {
    private final StringWriter text = new StringWriter();
    private final JsonGenerator json;

    ObjectText() throws IOException {
      json = JsonCopy.STRICT.createGenerator(text);
      json.writeStartObject();
    }

    String end() throws IOException {
      json.writeEndObject();
      json.close();
      return text.toString();
    }
  }

  void properties(JsonParser parser) throws IOException, FaultyEventException {
    properties = copy(parser);
  }

  void traits(JsonParser parser) throws IOException, FaultyEventException {
    traits = copy(parser);
  }

  void context(JsonParser parser) throws IOException, FaultyEventException {
    ObjectText copy = new ObjectText();
    contextNames = new HashSet<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = JsonCopy.name(parser);
      contextNames.add(name);
      copy.json.writeFieldName(name);
      parser.nextToken();
      JsonCopy.value(parser, copy.json);
    }
    context = copy.end();
  }

  /** Takes the field of that name, whose value the parser stands at. */
  void extra(String name, JsonParser parser) throws IOException, FaultyEventException {
    JsonGenerator json = extra().json;
    json.writeFieldName(name);
    JsonCopy.value(parser, json);
  }

  /**
   * All that was taken.
   *
   * @param traitsAreProperties whether the event's type calls its properties traits
   */
  Details toDetails(boolean traitsAreProperties) throws IOException, FaultyEventException {
    if (traits != null && !traitsAreProperties) {
      JsonGenerator json = extra().json;
      json.writeFieldName("traits");
      json.writeRawValue(traits);
      traits = null;
    }
    if (traits != null && properties != null) {
      throw new FaultyEventException(
          RejectionCode.INVALID_FIELD, "properties is given twice: as traits and as properties");
    }
    if (traits != null && !traits.startsWith("{")) {
      throw new FaultyEventException(RejectionCode.INVALID_FIELD, "traits must be an object");
    }
    String either = traits != null ? traits : properties;
    return new Details(
        either == null ? JsonObject.EMPTY : new JsonObject(either),
        new JsonObject(contextWithExtra()));
  }

  private String contextWithExtra() throws IOException {
    if (extra == null) {
      return context;
    }
    String member = "\"" + freeName() + "\":" + extra.end() + "}";
    String start = context.substring(0, context.length() - 1);
    return start.equals("{") ? start + member : start + "," + member;
  }

  /** A name that the client has not used in its context. */
  private String freeName() {
    String name = EXTRA;
    for (int number = 2; contextNames.contains(name); number++) {
      name = EXTRA + "_" + number;
    }
    return name;
  }

  private ObjectText extra() throws IOException {
    if (extra == null) {
      extra = new ObjectText();
    }
    return extra;
  }

  private static String copy(JsonParser parser) throws IOException, FaultyEventException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JsonCopy.STRICT.createGenerator(text)) {
      JsonCopy.value(parser, json);
    }
    return text.toString();
  }
}
