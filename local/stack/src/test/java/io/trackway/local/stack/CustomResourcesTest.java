package io.trackway.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trackway.local.host.FunctionInvoker;
import io.trackway.local.host.InvocationResult;
import io.trackway.local.host.Payload;
import io.trackway.local.template.CustomResource;
import io.trackway.local.template.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The conversation of CloudFormation and the function of a custom resource. */
class CustomResourcesTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final CustomResource SCHEMA =
      new CustomResource(
          "Schema",
          "Custom::Schema",
          "Migration",
          Duration.ofMillis(300),
          Map.of("ServiceToken", "arn:of:function", "SchemaVersion", "1"));

  private final List<JsonNode> requests = new ArrayList<>();

  private String create(FunctionInvoker function) throws IOException, InterruptedException {
    Place place = new Place("eu-north-1", "123456789012", "shop");
    return new CustomResources(place, function).create(SCHEMA);
  }

  /** A function that answers with these fields beside those that it has to repeat. */
  private FunctionInvoker answering(Map<String, String> fields) {
    return (functionName, event) -> {
      try (HttpClient client = HttpClient.newHttpClient()) {
        JsonNode request = JSON.readTree(event.bytes());
        requests.add(request);
        ObjectNode response = JSON.createObjectNode();
        for (String repeated : List.of("StackId", "RequestId", "LogicalResourceId")) {
          response.set(repeated, request.get(repeated));
        }
        fields.forEach(response::put);
        HttpRequest put =
            HttpRequest.newBuilder(URI.create(request.get("ResponseURL").asText()))
                .PUT(HttpRequest.BodyPublishers.ofString(response.toString()))
                .build();
        client.send(put, HttpResponse.BodyHandlers.discarding());
        return new InvocationResult.Answered(Payload.ofText("null"));
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    };
  }

  @Test
  void success_endsTheCreation() throws IOException, InterruptedException {
    String physicalId =
        create(answering(Map.of("Status", "SUCCESS", "PhysicalResourceId", "schema-of-dev")));

    assertThat(physicalId).isEqualTo("schema-of-dev");
    assertThat(requests)
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.get("RequestType").asText()).isEqualTo("Create");
              assertThat(request.get("ResourceType").asText()).isEqualTo("Custom::Schema");
              assertThat(request.get("LogicalResourceId").asText()).isEqualTo("Schema");
              assertThat(request.get("StackId").asText()).contains("eu-north-1:123456789012");
              assertThat(request.at("/ResourceProperties/SchemaVersion").isTextual()).isTrue();
            });
  }

  @Test
  void failure_isThrownWithItsReason() {
    assertThatThrownBy(
            () ->
                create(
                    answering(
                        Map.of(
                            "Status", "FAILED",
                            "PhysicalResourceId", "schema-of-dev",
                            "Reason", "no such database"))))
        .isInstanceOf(StackException.class)
        .hasMessage("Schema could not be created by Migration: no such database");
  }

  @Test
  void responseWithoutPhysicalId_isRefused() {
    assertThatThrownBy(() -> create(answering(Map.of("Status", "SUCCESS"))))
        .hasMessageContaining("lacks what CloudFormation needs");
  }

  @Test
  void silence_isNotWaitedForLongerThanItsTimeout() {
    assertThatThrownBy(
            () -> create((name, event) -> new InvocationResult.Answered(Payload.ofText("null"))))
        .hasMessageContaining("has not answered in time");
  }

  @Test
  void functionThatDies_isNotWaitedFor() {
    assertThatThrownBy(() -> create((name, event) -> new InvocationResult.Crashed("out of memory")))
        .hasMessageContaining("out of memory");
  }
}
