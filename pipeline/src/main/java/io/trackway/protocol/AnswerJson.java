package io.trackway.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.trackway.event.Rejection;
import io.trackway.request.Admission;
import io.trackway.request.Admission.Refused;
import io.trackway.request.Answer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** The parts of answers that all protocols share. */
final class AnswerJson {

  private static final JsonFactory JSON = new JsonFactory();

  private AnswerJson() {}

  /** The fields of one JSON object. */
  interface Fields {
    void to(JsonGenerator json) throws IOException;
  }

  /** An object of these fields. */
  static Answer.Body object(Fields fields) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      fields.to(json);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return Answer.Body.json(text.toString());
  }

  /** What became of each entry: how many were accepted, and why the others were not. */
  static void write(JsonGenerator json, Admission admission) throws IOException {
    json.writeNumberField("accepted", admission.accepted().size());
    json.writeArrayFieldStart("rejected");
    for (Refused refused : admission.rejected()) {
      Rejection rejection = refused.rejection();
      json.writeStartObject();
      json.writeNumberField("index", refused.index());
      json.writeStringField("id", rejection.eventId());
      json.writeStringField("code", rejection.reason().code().text());
      json.writeStringField("message", rejection.reason().message());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
