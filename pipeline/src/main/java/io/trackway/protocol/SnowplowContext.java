package io.trackway.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import io.trackway.event.JsonObject;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes an event's context: in Segment's words what Segment has words for, and all other fields by
 * their own names under {@code snowplow}.
 */
final class SnowplowContext {

  /** Width and height; what has another form stays as it is. */
  private static final Pattern SIZE = Pattern.compile("(0|[1-9]\\d{0,8})x(0|[1-9]\\d{0,8})");

  /** The name of a tracker and its version, such as {@code js-4.6.0}. */
  private static final Pattern LIBRARY = Pattern.compile("(.+?)-(\\d.*)", Pattern.DOTALL);

  private final StringWriter text = new StringWriter();
  private final JsonGenerator json;
  private final SnowplowFields fields;

  private SnowplowContext(SnowplowFields fields) throws IOException {
    this.json = JsonCopy.STRICT.createGenerator(text);
    this.fields = fields;
  }

  /**
   * The context that the fields tell which have no place yet.
   *
   * @param schema of the event's properties
   */
  static JsonObject of(SnowplowFields fields, @Nullable String schema)
      throws IOException, FaultyEventException {
    return new SnowplowContext(fields).write(schema);
  }

  private JsonObject write(@Nullable String schema) throws IOException, FaultyEventException {
    json.writeStartObject();
    writePage();
    writeScreen();
    writeText("lang", "locale");
    writeText("tz", "timezone");
    writeText("ua", "userAgent");
    writeText("ip", "ip");
    writeLibrary();
    String application = fields.take("aid");
    if (application != null) {
      json.writeObjectFieldStart("app");
      json.writeStringField("id", application);
      json.writeEndObject();
    }
    if (schema != null) {
      json.writeStringField("schema", schema);
    }
    String contexts = fields.takeJson(SnowplowUnpacked.CONTEXTS);
    if (contexts != null) {
      json.writeFieldName("contexts");
      json.writeRawValue(SnowplowEnvelope.contexts(contexts));
    }
    writeOthers();
    json.writeEndObject();
    json.close();
    return new JsonObject(text.toString());
  }

  private void writePage() throws IOException {
    String url = fields.take("url");
    String referrer = fields.take("refr");
    String title = fields.take("page");
    if (url != null || referrer != null || title != null) {
      json.writeObjectFieldStart("page");
      write("url", url);
      write("referrer", referrer);
      write("title", title);
      json.writeEndObject();
    }
  }

  private void writeText(String field, String name) throws IOException {
    write(name, fields.take(field));
  }

  private void write(String name, @Nullable String value) throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }

  private void writeScreen() throws IOException {
    Matcher size = SIZE.matcher(String.valueOf(fields.look("res")));
    if (size.matches()) {
      fields.take("res");
      json.writeObjectFieldStart("screen");
      json.writeNumberField("width", Integer.parseInt(size.group(1)));
      json.writeNumberField("height", Integer.parseInt(size.group(2)));
      json.writeEndObject();
    }
  }

  private void writeLibrary() throws IOException {
    Matcher library = LIBRARY.matcher(String.valueOf(fields.look("tv")));
    if (library.matches()) {
      fields.take("tv");
      json.writeObjectFieldStart("library");
      json.writeStringField("name", library.group(1));
      json.writeStringField("version", library.group(2));
      json.writeEndObject();
    }
  }

  private void writeOthers() throws IOException {
    if (fields.leftTexts().isEmpty() && fields.leftJson().isEmpty()) {
      return;
    }
    json.writeObjectFieldStart("snowplow");
    for (Map.Entry<String, String> field : fields.leftTexts().entrySet()) {
      json.writeStringField(field.getKey(), field.getValue());
    }
    for (Map.Entry<String, String> field : fields.leftJson().entrySet()) {
      json.writeFieldName(field.getKey());
      json.writeRawValue(field.getValue());
    }
    json.writeEndObject();
  }
}
