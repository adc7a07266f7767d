package io.trackway.function.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.trackway.event.Submission;
import io.trackway.ingest.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Between the JSON of an HTTP API (payload format 2.0) and the model's requests and answers.
 *
 * <p>Streamed by hand rather than bound to a class of aws-lambda-java-events: the six fields needed
 * cost no reflection at each cold start, and no copy of a body of half a megabyte.
 */
final class HttpEvents {

  private static final JsonFactory JSON = new JsonFactory();

  private String method = "";
  private String path = "";
  private String query = "";
  private String body = "";
  private boolean base64;
  private final Map<String, String> headers = new HashMap<>();

  private HttpEvents() {}

  /** Reads an invocation's event. */
  static Submission read(InputStream in, Instant receivedAt) throws IOException {
    HttpEvents event = new HttpEvents();
    try (JsonParser parser = JSON.createParser(in)) {
      parser.nextToken();
      event.readFields(parser);
    }
    byte[] bytes =
        event.base64 ? Base64.getDecoder().decode(event.body) : event.body.getBytes(UTF_8);
    return new Submission(
        new Submission.Target(event.method, event.path, event.query),
        event.headers,
        ByteBuffer.wrap(bytes),
        receivedAt);
  }

  /** Writes an invocation's result. */
  static void write(Answer answer, OutputStream out) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeNumberField("statusCode", answer.status());
      json.writeObjectFieldStart("headers");
      for (Map.Entry<String, String> header : answer.headers().entrySet()) {
        json.writeStringField(header.getKey(), header.getValue());
      }
      json.writeEndObject();
      json.writeStringField("body", answer.body());
      json.writeBooleanField("isBase64Encoded", false);
      json.writeEndObject();
    }
  }

  private void readFields(JsonParser parser) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (name) {
        case "rawPath" -> path = parser.getText();
        case "rawQueryString" -> query = parser.getText();
        case "body" -> body = value == JsonToken.VALUE_NULL ? "" : parser.getText();
        case "isBase64Encoded" -> base64 = value == JsonToken.VALUE_TRUE;
        case "headers" -> readHeaders(parser);
        case "requestContext" -> readMethod(parser);
        // The gateway sends more than is needed here.
        default -> parser.skipChildren();
      }
    }
  }

  private void readHeaders(JsonParser parser) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      // A gateway sends lower case; a sample event written by hand may not.
      headers.put(name.toLowerCase(Locale.ROOT), parser.getText());
    }
  }

  private void readMethod(JsonParser parser) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean http = parser.currentName().equals("http");
      parser.nextToken();
      if (!http) {
        parser.skipChildren();
        continue;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean isMethod = parser.currentName().equals("method");
        parser.nextToken();
        method = isMethod ? parser.getText() : method;
      }
    }
  }
}
