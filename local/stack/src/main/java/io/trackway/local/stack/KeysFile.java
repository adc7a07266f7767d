package io.trackway.local.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A file that stands for a secret with keys. */
record KeysFile(Path path) {

  private static final JsonMapper JSON = new JsonMapper();

  /**
   * The first key that is enabled.
   *
   * @throws StackException where the file has none
   */
  String firstKey() throws IOException {
    if (!Files.isReadable(path)) {
      throw new StackException("There are no keys to read at " + path);
    }
    return keys(read())
        .filter(key -> !key.path("disabled").asBoolean())
        .map(key -> key.isTextual() ? key.textValue() : key.path("key").asText())
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElseThrow(() -> new StackException("No key is enabled in " + path));
  }

  private JsonNode read() throws IOException {
    try {
      return JSON.readTree(path.toFile());
    } catch (JsonProcessingException malformed) {
      throw new StackException("The keys are not JSON, in " + path);
    }
  }

  /** What each source has: a text or an object, or a list of these. */
  private static Stream<JsonNode> keys(JsonNode sources) {
    return sources.valueStream().flatMap(it -> it.isArray() ? it.valueStream() : Stream.of(it));
  }
}
