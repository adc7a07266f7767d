package io.trackway.local.demo.send;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the endpoint said to one request. */
sealed interface Answer {

  /**
   * Each entry was decided on.
   *
   * @param rejected codes by the entry's place in the request; every other entry is accepted
   */
  record Decided(int accepted, SortedMap<Integer, String> rejected) implements Answer {}

  /** The request as a whole was refused. */
  record Refused(int status, String code) implements Answer {}

  /** Nobody can tell what became of the request: it has to be sent again. */
  record Unsure(String cause) implements Answer {}

  JsonMapper JSON = new JsonMapper();

  /** Reads a response of the native protocol. */
  static Answer of(int status, String body) {
    boolean isFinal = status >= 200 && status < 500 && status != 408 && status != 429;
    if (!isFinal) {
      return new Unsure("HTTP " + status);
    }
    try {
      JsonNode json = JSON.readTree(body);
      if (!json.path("accepted").isInt()) {
        return new Refused(status, json.path("error").path("code").asText("unknown"));
      }
      SortedMap<Integer, String> rejected = new TreeMap<>();
      for (JsonNode rejection : json.path("rejected")) {
        rejected.put(rejection.path("index").asInt(), rejection.path("code").asText());
      }
      return new Decided(json.path("accepted").asInt(), rejected);
    } catch (JsonProcessingException notJson) {
      return new Unsure("HTTP " + status + " without JSON");
    }
  }
}
