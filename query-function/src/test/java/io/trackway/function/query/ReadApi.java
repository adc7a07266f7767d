package io.trackway.function.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What docs/openapi.yaml says. */
final class ReadApi {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REFERENCE = "$ref";

  private final JsonNode document;

  private ReadApi(JsonNode document) {
    this.document = document;
  }

  static ReadApi read() {
    Path file = Path.of(System.getProperty("trackway.root"), "docs/openapi.yaml");
    try {
      Map<String, Object> yaml =
          new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
      return new ReadApi(JSON.valueToTree(yaml));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The paths that are described. */
  Set<String> paths() {
    Set<String> paths = new TreeSet<>();
    document.path("paths").fieldNames().forEachRemaining(paths::add);
    return paths;
  }

  /** In how far an answer to a path of these is not as described. */
  List<String> violations(String path, int status, JsonNode body) {
    JsonNode responses = document.path("paths").path(path).path("get").path("responses");
    JsonNode response = responses.path(Integer.toString(status));
    if (response.isMissingNode()) {
      return List.of("no response with status " + status + " is described for " + path);
    }
    if (response.has(REFERENCE)) {
      response = document.at(response.path(REFERENCE).asText().substring(1));
    }
    ObjectNode schema = JSON.createObjectNode();
    schema.set(
        REFERENCE,
        response.path("content").path("application/json").path("schema").path(REFERENCE));
    schema.set("$defs", document.path("components").path("schemas"));
    String text = schema.toString().replace("#/components/schemas/", "#/$defs/");
    Validator.Result result =
        new ValidatorFactory()
            .withJsonNodeFactory(new JacksonNode.Factory())
            .validate(text, body.toString());
    return result.getErrors().stream()
        .map(error -> error.getInstanceLocation() + " " + error.getError())
        .toList();
  }
}
