package io.trackway.cli.send;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trackway.cli.input.InputFile;
import io.trackway.cli.input.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The small file beside the input that says up to where it was sent. */
final class ProgressFile {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int VERSION = 1;

  private final Path path;

  ProgressFile(Path path) {
    this.path = path;
  }

  /** The one that belongs to an input. */
  static ProgressFile beside(Path input) {
    return new ProgressFile(input.resolveSibling(input.getFileName() + ".progress"));
  }

  /**
   * What was sent where.
   *
   * @param rejectedFile where rejected lines go; empty where nobody wants them
   */
  record Errand(InputFile.Identity input, String endpoint, String rejectedFile) {}

  /** An errand and how far it is done. */
  record Saved(Errand errand, Checkpoint checkpoint) {}

  Path path() {
    return path;
  }

  boolean exists() {
    return Files.exists(path);
  }

  void remove() throws IOException {
    Files.deleteIfExists(path);
  }

  /** Replaces it at once, so that a kill at any moment leaves a whole one. */
  void write(Saved saved) throws IOException {
    Path next = path.resolveSibling(path.getFileName() + ".next");
    Files.write(next, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(document(saved)));
    Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static ObjectNode document(Saved saved) {
    Checkpoint checkpoint = saved.checkpoint();
    ObjectNode document = JSON.createObjectNode();
    document.put("version", VERSION);
    document.put("file_bytes", saved.errand().input().bytes());
    document.put("file_beginning_sha256", saved.errand().input().beginning());
    document.put("endpoint", saved.errand().endpoint());
    document.put("line", checkpoint.position().line());
    document.put("offset", checkpoint.position().offset());
    document.put("accepted", checkpoint.tally().accepted());
    ObjectNode rejected = document.putObject("rejected");
    checkpoint
        .tally()
        .reasons()
        .forEach(
            (code, reason) -> {
              ObjectNode entry = rejected.putObject(code);
              entry.put("events", reason.events());
              entry.put("message", reason.message());
              reason.lines().forEach(entry.withArray("lines")::add);
            });
    document.put("rejected_file", saved.errand().rejectedFile());
    document.put("rejected_file_bytes", checkpoint.rejectedFileBytes());
    return document;
  }

  /** What was written last; nothing where it cannot be understood. */
  @Nullable Saved read() throws IOException {
    try {
      JsonNode document = JSON.readTree(Files.readAllBytes(path));
      return document.path("version").asInt() == VERSION ? saved(document) : null;
    } catch (JsonProcessingException broken) {
      return null;
    }
  }

  private static Saved saved(JsonNode document) {
    SortedMap<String, Tally.Reason> reasons = new TreeMap<>();
    for (var entry : document.path("rejected").properties()) {
      List<Long> lines = new ArrayList<>();
      entry.getValue().path("lines").forEach(line -> lines.add(line.asLong()));
      reasons.put(
          entry.getKey(),
          new Tally.Reason(
              entry.getValue().path("events").asLong(),
              entry.getValue().path("message").asText(),
              lines));
    }
    return new Saved(
        new Errand(
            new InputFile.Identity(
                document.path("file_bytes").asLong(),
                document.path("file_beginning_sha256").asText()),
            document.path("endpoint").asText(),
            document.path("rejected_file").asText()),
        new Checkpoint(
            new Position(document.path("line").asLong(), document.path("offset").asLong()),
            new Tally(document.path("accepted").asLong(), reasons),
            document.path("rejected_file_bytes").asLong()));
  }
}
