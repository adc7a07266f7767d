package io.trackway.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;

/** One SDK in the hands of an application, which knows nothing of how or when it sends. */
interface Sdk extends AutoCloseable {

  /** Makes these calls, and does not wait until anything is sent. */
  void track(List<JsonNode> calls) throws IOException, InterruptedException;

  /**
   * Waits until the SDK says that all is delivered, then does what an application does before it
   * ends.
   *
   * @throws IllegalStateException where the SDK has given something up, or is not done in time
   */
  void finish() throws IOException, InterruptedException;

  @Override
  void close() throws IOException;
}
