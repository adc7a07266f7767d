package io.trackway.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.trackway.event.Details;
import io.trackway.event.JsonObject;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Builds properties and context; fields that have no place elsewhere go into the context under
 * {@code extra}.
 */
final class DetailsWriter {

  private static final String EXTRA = "extra";
  private static final String NO_FIELDS = "{}";

  private final SharedFields shared;
  private @Nullable String properties;
  private @Nullable String traits;
  private @Nullable String context;
  private @Nullable String integrations;
  private Set<String> contextNames;
  private @Nullable ObjectText extra;

  /** Details of an event of a batch that says this of each of its events. */
  DetailsWriter(SharedFields shared) {
    this.shared = shared;
    this.contextNames = shared.context().names();
  }

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

  /** Takes the object that the parser stands at. */
  void properties(JsonParser parser) throws IOException, FaultyEventException {
    properties = JsonCopy.compact(parser);
  }

  /** Takes the value that the parser stands at, whatever it is. */
  void traits(JsonParser parser) throws IOException, FaultyEventException {
    traits = JsonCopy.compact(parser);
  }

  /** Takes the object that the parser stands at. */
  void context(JsonParser parser) throws IOException, FaultyEventException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JsonCopy.STRICT.createGenerator(text)) {
      contextNames = shared.context().merge(parser, json);
    }
    context = text.toString();
  }

  /** Takes the value that the parser stands at, whatever it is. */
  void integrations(JsonParser parser) throws IOException, FaultyEventException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JsonCopy.STRICT.createGenerator(text)) {
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        shared.integrations().merge(parser, json);
      } else {
        JsonCopy.value(parser, json);
      }
    }
    integrations = text.toString();
  }

  /** Takes the field of that name, whose value the parser stands at. */
  void extra(String name, JsonParser parser) throws IOException, FaultyEventException {
    JsonGenerator json = extra().json;
    json.writeFieldName(name);
    JsonCopy.value(parser, json);
  }

  /** Takes text that has no place elsewhere. */
  void extraText(String name, String text) throws IOException {
    extra().json.writeStringField(name, text);
  }

  /** Takes compact JSON that has no place elsewhere. */
  void extraJson(String name, String value) throws IOException {
    JsonGenerator json = extra().json;
    json.writeFieldName(name);
    json.writeRawValue(value);
  }

  /** The properties that were given, compact. */
  @Nullable String properties() {
    return properties;
  }

  /** The traits that were given, compact; not always an object. */
  @Nullable String traits() {
    return traits;
  }

  /**
   * All that was taken.
   *
   * @param properties the object that is kept as properties, compact
   */
  Details toDetails(@Nullable String properties) throws IOException {
    String meant = integrations == null ? shared.integrations().text() : integrations;
    if (!meant.equals(NO_FIELDS)) {
      extraJson("integrations", meant);
    }
    return new Details(
        properties == null ? JsonObject.EMPTY : new JsonObject(properties),
        new JsonObject(contextWithExtra()));
  }

  private String contextWithExtra() throws IOException {
    String own = context == null ? shared.context().text() : context;
    if (extra == null) {
      return own;
    }
    String member = "\"" + freeName() + "\":" + extra.end() + "}";
    return own.equals(NO_FIELDS) ? "{" + member : own.substring(0, own.length() - 1) + "," + member;
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
}
