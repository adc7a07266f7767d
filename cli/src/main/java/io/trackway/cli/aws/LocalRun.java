package io.trackway.cli.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The local run as its run.json describes it. */
public final class LocalRun {

  private static final JsonMapper JSON = new JsonMapper();

  private final JsonNode document;

  private LocalRun(JsonNode document) {
    this.document = document;
  }

  /** The one of that file; none where nothing runs. */
  public static Optional<LocalRun> find(Path runFile) throws IOException {
    return Files.exists(runFile)
        ? Optional.of(new LocalRun(JSON.readTree(Files.readAllBytes(runFile))))
        : Optional.empty();
  }

  /** A stream's name by what run.json calls it, such as {@code events}. */
  public String stream(String name) {
    return document.path("streams").path(name).asText();
  }

  /** A bucket's name by its logical id in the template. */
  public String bucket(String logicalId) {
    return document.path("buckets").path(logicalId).asText();
  }

  /** Whether it has a bucket of that name. */
  public boolean hasBucket(String name) {
    for (JsonNode bucket : document.path("buckets")) {
      if (bucket.asText().equals(name)) {
        return true;
      }
    }
    return false;
  }

  public String workgroup() {
    return document.path("workgroup").asText();
  }

  public String database() {
    return document.path("database").asText();
  }

  String region() {
    return document.path("region").asText();
  }

  String accessKeyId() {
    return document.path("accessKeyId").asText();
  }

  String secretAccessKey() {
    return document.path("secretAccessKey").asText();
  }

  URI endpoint(String service) {
    return URI.create(document.path("endpoints").path(service).asText());
  }
}
