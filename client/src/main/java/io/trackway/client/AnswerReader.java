package io.trackway.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what the endpoint answers, and what may stand before it answers instead. */
final class AnswerReader {

  private static final JsonMapper JSON = new JsonMapper();

  private AnswerReader() {}

  /** The meaning of a response whose header asks to wait that long. */
  static Answer read(int status, String body, Optional<Duration> retryAfter) {
    JsonNode json = json(body);
    JsonNode error = json.path("error");
    boolean isFinal = status >= 200 && status < 500 && status != 408 && status != 429;
    if (!isFinal) {
      String message = error.path("message").asText("");
      String cause = "HTTP " + status + (message.isEmpty() ? "" : ": " + message);
      return new Answer.Unsure(cause, retryAfter);
    }
    if (!json.path("accepted").isInt()) {
      return new Answer.Refused(
          status,
          error.path("code").asText("unknown"),
          error.path("message").asText("the answer is not Trackway's"));
    }
    List<RejectedEvent> rejected = new ArrayList<>();
    for (JsonNode entry : json.path("rejected")) {
      rejected.add(
          new RejectedEvent(
              entry.path("index").asInt(),
              entry.path("code").asText(),
              entry.path("message").asText()));
    }
    return new Answer.Decided(json.path("accepted").asInt(), rejected);
  }

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException notJson) {
      return JSON.missingNode();
    }
  }
}
