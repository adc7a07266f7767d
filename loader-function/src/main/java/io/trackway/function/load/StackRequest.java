package io.trackway.function.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What CloudFormation asks of a custom resource, and how it is answered. */
final class StackRequest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RESOURCE_ID = "trackway-schema";

  /** The whole answer may have 4096 bytes. */
  private static final int REASON_CHARACTERS_MAX = 500;

  private static final int ATTEMPTS_MAX = 3;
  private static final Duration ATTEMPT_TIME = Duration.ofSeconds(3);

  private final Map<String, Object> fields;

  StackRequest(Map<String, Object> fields) {
    this.fields = fields;
  }

  /** What became of the request. */
  sealed interface Result {}

  /** The schema has this version. */
  record Applied(int version) implements Result {}

  /** Nothing was done, and nothing was to be done. */
  record Kept() implements Result {}

  /** The stack's operation fails. */
  record Failed(String reason) implements Result {}

  String type() {
    return text("RequestType");
  }

  Map<String, Object> answer(Result result) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("Status", result instanceof Failed ? "FAILED" : "SUCCESS");
    answer.put(
        "Reason",
        switch (result) {
          case Applied applied -> "The schema has version " + applied.version();
          case Kept kept -> "The data is kept";
          case Failed failed -> bounded(failed.reason());
        });
    // Another id would make CloudFormation delete what has the old one.
    String resource = text("PhysicalResourceId");
    answer.put("PhysicalResourceId", resource.isEmpty() ? RESOURCE_ID : resource);
    answer.put("StackId", text("StackId"));
    answer.put("RequestId", text("RequestId"));
    answer.put("LogicalResourceId", text("LogicalResourceId"));
    answer.put(
        "Data",
        result instanceof Applied applied ? Map.of("version", applied.version()) : Map.of());
    return answer;
  }

  /** Puts the answer where the stack waits for it; a direct invocation names no such place. */
  void send(Map<String, Object> answer) {
    String url = text("ResponseURL");
    if (url.isEmpty()) {
      return;
    }
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      // The URL is signed for an empty content type, and this client sends none by itself.
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url))
              .timeout(ATTEMPT_TIME)
              .PUT(HttpRequest.BodyPublishers.ofString(json(answer)))
              .build();
      send(client, request);
    }
  }

  private static void send(HttpClient client, HttpRequest request) {
    for (int attempt = 1; ; attempt++) {
      try {
        int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status < 300) {
          return;
        }
        if (attempt == ATTEMPTS_MAX) {
          throw new IllegalStateException("the stack's URL answered with status " + status);
        }
      } catch (IOException failure) {
        if (attempt == ATTEMPTS_MAX) {
          throw new UncheckedIOException("the stack's URL does not answer", failure);
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted before the stack had its answer", interrupted);
      }
    }
  }

  private static String json(Map<String, Object> answer) {
    try {
      return JSON.writeValueAsString(answer);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("maps of text are JSON", impossible);
    }
  }

  private static String bounded(String reason) {
    return reason.length() <= REASON_CHARACTERS_MAX
        ? reason
        : reason.substring(0, REASON_CHARACTERS_MAX);
  }

  private String text(String name) {
    return fields.get(name) instanceof String text ? text : "";
  }
}
