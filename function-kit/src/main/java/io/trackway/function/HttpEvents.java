package io.trackway.function;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.trackway.request.Answer;
import io.trackway.request.Submission;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Between the JSON of an HTTP API (payload format 2.0) and the model's requests and answers.
 *
 * <p>Streamed by hand rather than bound to a class of aws-lambda-java-events: the few fields needed
 * cost no reflection at each cold start, and no copy of a body of half a megabyte.
 */
public final class HttpEvents {

  private static final JsonFactory JSON = new JsonFactory();

  private String method = "";
  private String path = "";
  private String query = "";
  private String requestId = "";
  private String address = "";
  private String body = "";
  private boolean base64;
  private final Map<String, String> headers = new HashMap<>();
  private final Map<String, String> pathParameters = new HashMap<>();

  private HttpEvents() {}

  /**
   * A request with what its route's variables stand for.
   *
   * @param pathParameters decoded, as the gateway decodes them
   */
  public record Request(Submission submission, Map<String, String> pathParameters) {

    public Request {
      pathParameters = Map.copyOf(pathParameters);
    }
  }

  /** Reads an invocation's event. */
  public static Submission read(InputStream in, Instant receivedAt) throws IOException {
    return readRequest(in, receivedAt).submission();
  }

  /** Reads an invocation's event of a route that has variables. */
  public static Request readRequest(InputStream in, Instant receivedAt) throws IOException {
    HttpEvents event = new HttpEvents();
    try (JsonParser parser = JSON.createParser(in)) {
      parser.nextToken();
      event.readFields(parser);
    }
    byte[] bytes =
        event.base64 ? Base64.getDecoder().decode(event.body) : event.body.getBytes(UTF_8);
    return new Request(
        new Submission(
            new Submission.Target(event.method, event.path, event.query),
            event.headers,
            ByteBuffer.wrap(bytes),
            new Submission.Receipt(receivedAt, event.requestId, event.address)),
        event.pathParameters);
  }

  /** Writes an invocation's result. */
  public static void write(Answer answer, OutputStream out) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeNumberField("statusCode", answer.status());
      json.writeObjectFieldStart("headers");
      for (Map.Entry<String, String> header : answer.headers().entrySet()) {
        json.writeStringField(header.getKey(), header.getValue());
      }
      json.writeStringField("content-type", answer.body().type());
      json.writeEndObject();
      if (!answer.cookies().isEmpty()) {
        json.writeArrayFieldStart("cookies");
        for (String cookie : answer.cookies()) {
          json.writeString(cookie);
        }
        json.writeEndArray();
      }
      json.writeStringField("body", answer.body().text());
      json.writeBooleanField("isBase64Encoded", answer.body().base64());
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
        case "headers" -> readAfter(JsonToken.START_OBJECT, parser, this::readHeaders);
        case "pathParameters" ->
            readAfter(JsonToken.START_OBJECT, parser, this::readPathParameters);
        case "cookies" -> readAfter(JsonToken.START_ARRAY, parser, this::readCookies);
        case "requestContext" -> readAfter(JsonToken.START_OBJECT, parser, this::readContext);
        // The gateway sends more than is needed here.
        default -> parser.skipChildren();
      }
    }
  }

  /** What stands in an object or a list. */
  private interface Part {
    void read(JsonParser parser) throws IOException;
  }

  /** The gateway leaves out what it has none of; an emulator may say null, which has no end. */
  private static void readAfter(JsonToken start, JsonParser parser, Part part) throws IOException {
    if (parser.currentToken() == start) {
      part.read(parser);
    } else {
      parser.skipChildren();
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

  private void readPathParameters(JsonParser parser) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      pathParameters.put(name, parser.getText());
    }
  }

  /** The gateway takes them out of the headers; they go back there. */
  private void readCookies(JsonParser parser) throws IOException {
    StringJoiner cookies = new StringJoiner("; ");
    while (parser.nextToken() == JsonToken.VALUE_STRING) {
      cookies.add(parser.getText());
    }
    headers.put("cookie", cookies.toString());
  }

  private void readContext(JsonParser parser) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "requestId" -> requestId = parser.getText();
        case "http" -> readHttp(parser);
        default -> parser.skipChildren();
      }
    }
  }

  private void readHttp(JsonParser parser) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "method" -> method = parser.getText();
        case "sourceIp" -> address = parser.getText();
        default -> parser.skipChildren();
      }
    }
  }
}
