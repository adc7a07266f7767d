package io.trackway.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Answers with a JSON object that no cache keeps. */
public final class JsonAnswer {

  private static final JsonFactory JSON = new JsonFactory();

  private JsonAnswer() {}

  /** What writes the fields of an object. */
  public interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  /** The answer with those fields. */
  public static Answer of(int status, Fields fields) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return Answer.of(status, Answer.Body.json(text.toString())).with("cache-control", "no-store");
  }

  /** The answer to who may not ask, or asks wrongly. */
  public static Answer refused(Refusal.Code code, String message) {
    return error(code.status(), code.text(), message);
  }

  /** The answer that says what is in the way, for machines and for people. */
  public static Answer error(int status, String code, String message) {
    return of(
        status,
        json -> {
          json.writeObjectFieldStart("error");
          json.writeStringField("code", code);
          json.writeStringField("message", message);
          json.writeEndObject();
        });
  }
}
