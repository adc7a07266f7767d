package io.trackway.local.faults;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trackway.local.kinesis.WireFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;

/** How a service says that it cannot do a call, in the words and the encoding of the real one. */
public final class ServiceErrors {
  /** Errors of Kinesis Data Streams; PutRecords names two of the codes for single entries too. */
  public static final ServiceErrors KINESIS =
      new ServiceErrors(
          List.of(
              new Form(
                  "400 Bad Request",
                  "ProvisionedThroughputExceededException",
                  "Rate exceeded for shard shardId-000000000000 in stream under account."),
              new Form(
                  "400 Bad Request",
                  "KMSThrottlingException",
                  "Rate exceeded: the request was denied due to request throttling.")),
          List.of(
              new Form("500 Internal Server Error", "InternalFailure", "Internal service failure."),
              new Form(
                  "503 Service Unavailable", "ServiceUnavailable", "Service is unavailable.")));

  /** Errors of DynamoDB, which writes the name space of an error before its name. */
  public static final ServiceErrors DYNAMODB =
      new ServiceErrors(
          List.of(
              new Form(
                  "400 Bad Request",
                  "com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException",
                  "The level of configured provisioned throughput for the table was exceeded."
                      + " Consider increasing your provisioning level with the UpdateTable API."),
              new Form(
                  "400 Bad Request",
                  "com.amazon.coral.availability#ThrottlingException",
                  "Rate of requests exceeds the allowed throughput."),
              new Form(
                  "400 Bad Request",
                  "com.amazonaws.dynamodb.v20120810#RequestLimitExceeded",
                  "Throughput exceeds the current throughput limit for your account.")),
          List.of(
              new Form(
                  "500 Internal Server Error",
                  "com.amazonaws.dynamodb.v20120810#InternalServerError",
                  "Internal server error"),
              new Form(
                  "503 Service Unavailable",
                  "com.amazon.coral.availability#ServiceUnavailableException",
                  "Service is unavailable.")));

  /** Errors of the Redshift Data API. */
  public static final ServiceErrors REDSHIFT_DATA =
      new ServiceErrors(
          List.of(new Form("400 Bad Request", "ThrottlingException", "Rate exceeded")),
          List.of(
              new Form("500 Internal Server Error", "InternalServerException", "Internal error."),
              new Form("503 Service Unavailable", "ServiceUnavailableException", "Unavailable.")));

  private final List<Form> throttling;
  private final List<Form> failures;

  private record Form(String status, String type, String message) {}

  private ServiceErrors(List<Form> throttling, List<Form> failures) {
    this.throttling = throttling;
    this.failures = failures;
  }

  /** The answer to a caller that asks too often. */
  HttpMessage throttling(HttpMessage request, RandomGenerator random) {
    return answer(request, throttling.get(random.nextInt(throttling.size())));
  }

  /** The answer of a service that has failed. */
  HttpMessage failure(HttpMessage request, RandomGenerator random) {
    return answer(request, failures.get(random.nextInt(failures.size())));
  }

  private static HttpMessage answer(HttpMessage request, Form form) {
    String contentType = request.header("Content-Type").orElse(WireFormat.JSON.contentType());
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("__type", form.type()).put("message", form.message());
    byte[] bytes =
        contentType.startsWith(WireFormat.CBOR.contentType())
            ? WireFormat.CBOR.write(body)
            : body.toString().getBytes(StandardCharsets.UTF_8);
    return HttpMessage.answer(form.status(), contentType, bytes);
  }
}
