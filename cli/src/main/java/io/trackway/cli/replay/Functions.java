package io.trackway.cli.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.trackway.cli.console.Terminals;
import io.trackway.event.Limits;
import java.io.IOException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;

/** Invokes functions as an event source mapping does, and waits for what they say. */
record Functions(LambdaClient lambda) implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int MESSAGE_CHARACTERS_MAX = 300;

  /** What an invocation came to. */
  sealed interface Reply {

    /** The function is done with every record. */
    record Done(JsonNode answer) implements Reply {}

    /** This record and all after it must come again; those before it are done with. */
    record FailingFrom(String sequenceNumber, JsonNode answer) implements Reply {}

    /** Nothing is known to be done. */
    record Failed(String message) implements Reply {}
  }

  /**
   * Invokes the function.
   *
   * @param function its name or ARN
   * @throws software.amazon.awssdk.core.exception.SdkException where the service is not reached
   */
  Reply invoke(String function, byte[] event) {
    if (event.length > Limits.LAMBDA_PAYLOAD_BYTES_MAX) {
      return new Reply.Failed(
          "the batch has %,d bytes; an invocation takes %,d"
              .formatted(event.length, Limits.LAMBDA_PAYLOAD_BYTES_MAX));
    }
    InvokeResponse response;
    try {
      response =
          lambda.invoke(
              request ->
                  request.functionName(function).payload(SdkBytes.fromByteArrayUnsafe(event)));
    } catch (LambdaException refused) {
      return new Reply.Failed(shown(String.valueOf(refused.getMessage())));
    }
    return reply(response);
  }

  private static Reply reply(InvokeResponse response) {
    JsonNode answer;
    try {
      answer = JSON.readTree(response.payload().asByteArray());
    } catch (IOException notJson) {
      return new Reply.Failed("the function's answer is not JSON");
    }
    if (response.functionError() != null) {
      return new Reply.Failed(
          shown("the function failed: " + answer.path("errorMessage").asText("no message")));
    }
    JsonNode failures = answer.path("batchItemFailures");
    return failures.isArray() && !failures.isEmpty()
        ? new Reply.FailingFrom(failures.path(0).path("itemIdentifier").asText(), answer)
        : new Reply.Done(answer);
  }

  private static String shown(String message) {
    return Terminals.shown(Terminals.cut(message, MESSAGE_CHARACTERS_MAX));
  }

  @Override
  public void close() {
    lambda.close();
  }
}
