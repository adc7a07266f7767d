package io.trackway.sdk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;

/** An SDK for JavaScript. */
abstract class ScriptSdkContract extends SdkContract {

  /** An application with the SDK. */
  abstract Script start() throws IOException, InterruptedException;

  @Override
  final Sdk open(URI endpoint, String writeKey) throws IOException, InterruptedException {
    return open(endpoint, writeKey, JsonNodeFactory.instance.objectNode());
  }

  /**
   * The SDK in an application that sends to this endpoint.
   *
   * @param options that the application gives it besides
   */
  final Sdk open(URI endpoint, String writeKey, ObjectNode options)
      throws IOException, InterruptedException {
    return ScriptSdk.open(start(), endpoint, writeKey, options);
  }
}
