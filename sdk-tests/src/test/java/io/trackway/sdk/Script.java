package io.trackway.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Closeable;
import java.io.IOException;

/** A JavaScript program that does one command after the other. */
interface Script extends Closeable {

  /**
   * Has one command done.
   *
   * @throws IllegalStateException where the script fails at it, ends, or takes too long
   */
  void run(JsonNode command) throws IOException, InterruptedException;
}
