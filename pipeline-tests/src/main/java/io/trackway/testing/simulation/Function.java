package io.trackway.testing.simulation;

import io.trackway.stream.DeliveredRecord;
import java.util.List;

/** A function behind a mapping. */
@FunctionalInterface
interface Function {

  /**
   * Takes a batch.
   *
   * @param request names this invocation and no other
   * @throws Crash where the process ends
   */
  Reply invoke(String request, List<DeliveredRecord> records);
}
