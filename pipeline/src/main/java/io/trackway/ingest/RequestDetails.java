package io.trackway.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.trackway.event.Details;
import io.trackway.event.JsonObject;
import io.trackway.event.StorableText;
import io.trackway.request.Submission;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * What the endpoint saw of a request, which is told of each of its events.
 *
 * <p>The address stays out where anonymity is asked for, so that it is not even in the stream.
 */
final class RequestDetails {

  /** Real ones are shorter; it stands in every event of the request. */
  static final int USER_AGENT_CHARACTERS_MAX = 500;

  /** The longest that an IPv6 address with a zone is. */
  private static final int ADDRESS_CHARACTERS_MAX = 64;

  private static final JsonFactory JSON = new JsonFactory();

  private final JsonObject seen;

  private RequestDetails(JsonObject seen) {
    this.seen = seen;
  }

  static RequestDetails of(Submission submission) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      write(
          json,
          "ip",
          submission.isAnonymous() ? "" : submission.receipt().address(),
          ADDRESS_CHARACTERS_MAX);
      write(
          json,
          "user_agent",
          submission.header("user-agent").orElse(""),
          USER_AGENT_CHARACTERS_MAX);
      if (submission.asksNotToBeTracked()) {
        json.writeBooleanField("do_not_track", true);
      }
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return new RequestDetails(new JsonObject(text.toString()));
  }

  /** The event's details with these before what its protocol saw of the request. */
  Details in(Details details) {
    return new Details(details.properties(), details.context(), joined(seen, details.request()));
  }

  private static void write(JsonGenerator json, String name, String text, int charactersMax)
      throws IOException {
    if (!text.isEmpty()) {
      json.writeStringField(name, StorableText.cut(StorableText.of(text), charactersMax));
    }
  }

  private static JsonObject joined(JsonObject first, JsonObject second) {
    if (first.isEmpty() || second.isEmpty()) {
      return first.isEmpty() ? second : first;
    }
    String start = first.text().substring(0, first.text().length() - 1);
    return new JsonObject(start + "," + second.text().substring(1));
  }
}
