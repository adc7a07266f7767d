package io.trackway.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;

/** Writes the JSON of records into memory. */
final class RecordWriter {

  private static final JsonFactory JSON = new JsonFactory();

  private RecordWriter() {}

  /** The fields of one object. */
  interface Body<T> {
    void write(JsonGenerator json, T value) throws IOException;
  }

  static <T> ByteBuffer write(T value, Body<T> body) {
    ByteArrayBuilder bytes = new ByteArrayBuilder();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      writeObject(json, value, body);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return ByteBuffer.wrap(bytes.toByteArray());
  }

  static <T> void writeArray(JsonGenerator json, String name, List<T> values, Body<T> body)
      throws IOException {
    if (values.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart(name);
    for (T value : values) {
      writeObject(json, value, body);
    }
    json.writeEndArray();
  }

  private static <T> void writeObject(JsonGenerator json, T value, Body<T> body)
      throws IOException {
    json.writeStartObject();
    body.write(json, value);
    json.writeEndObject();
  }
}
