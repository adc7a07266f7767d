package io.trackway.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.trackway.local.host.FunctionInvoker;
import io.trackway.local.host.InvocationResult;
import io.trackway.local.host.InvocationResult.Answered;
import io.trackway.local.host.Payload;
import io.trackway.local.template.CustomResource;
import io.trackway.local.template.Place;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Creates custom resources as CloudFormation does, by their functions. */
final class CustomResources {

  private static final JsonMapper JSON = new JsonMapper();

  private final Place place;
  private final FunctionInvoker functions;

  CustomResources(Place place, FunctionInvoker functions) {
    this.place = place;
    this.functions = functions;
  }

  /** Returns its physical id once its function has reported success to the response URL. */
  String create(CustomResource resource) throws IOException, InterruptedException {
    String requestId = UUID.randomUUID().toString();
    try (ResponseListener listener = new ResponseListener()) {
      Payload request = Payload.of(JSON.writeValueAsBytes(request(resource, requestId, listener)));
      InvocationResult result = functions.invoke(resource.functionId(), request);
      if (!(result instanceof Answered)) {
        throw failed(resource, result.document().text());
      }
      JsonNode response =
          listener
              .await(resource.timeout())
              .orElseThrow(() -> failed(resource, "its function has not answered in time"));
      return checked(resource, requestId, response);
    }
  }

  private Map<String, Object> request(
      CustomResource resource, String requestId, ResponseListener listener) {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("RequestType", "Create");
    request.put("ServiceToken", resource.properties().getOrDefault("ServiceToken", ""));
    request.put("ResponseURL", listener.url().toString());
    request.put(
        "StackId",
        "arn:aws:cloudformation:%s:%s:stack/%s/local"
            .formatted(place.region(), place.accountId(), place.stackName()));
    request.put("RequestId", requestId);
    request.put("ResourceType", resource.type());
    request.put("LogicalResourceId", resource.logicalId());
    request.put("ResourceProperties", resource.properties());
    return request;
  }

  private static String checked(CustomResource resource, String requestId, JsonNode response) {
    String physicalId = response.path("PhysicalResourceId").asText();
    if (!response.path("RequestId").asText().equals(requestId)
        || !response.path("LogicalResourceId").asText().equals(resource.logicalId())
        || physicalId.isEmpty()) {
      throw failed(resource, "its response lacks what CloudFormation needs: " + response);
    }
    if (!response.path("Status").asText().equals("SUCCESS")) {
      throw failed(resource, response.path("Reason").asText("no reason given"));
    }
    return physicalId;
  }

  private static StackException failed(CustomResource resource, String reason) {
    return new StackException(
        "%s could not be created by %s: %s"
            .formatted(resource.logicalId(), resource.functionId(), reason));
  }
}
