package io.trackway.function.process;

import io.trackway.event.Limits;
import io.trackway.function.Settings;
import io.trackway.process.Privacy;
import io.trackway.process.Processor;
import java.util.Map;

/**
 * What the environment of the function says that takes rejected events again.
 *
 * @param lanes how many there are, as the function at the door has it
 */
record ReplayConfig(WiringConfig wiring, EnrichmentConfig enrichment, int lanes) {

  /**
   * Reads it.
   *
   * @throws IllegalStateException listing everything that is wrong
   */
  static ReplayConfig from(Map<String, String> environment) {
    Settings settings = new Settings(environment);
    ReplayConfig config =
        new ReplayConfig(
            WiringConfig.from(settings),
            EnrichmentConfig.from(settings),
            settings.wholeNumber("LANES", 1, Limits.LANES_MAX));
    settings.requireValid();
    return config;
  }

  /** The processor over the real table and stream; what must not be kept is gone already. */
  Processor processor() {
    return wiring.processor(
        new Processor.Treatment(Privacy.NONE, enrichment.enricher(), PackagedPlan.read()));
  }
}
