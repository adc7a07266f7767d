package io.trackway.function.process;

import io.trackway.function.Settings;
import io.trackway.process.Processor;
import io.trackway.secret.SecretsManagerText;
import java.util.Map;

/** What the function's environment says. */
record ProcessorConfig(WiringConfig wiring, PrivacyConfig privacy, EnrichmentConfig enrichment) {

  /**
   * Reads it.
   *
   * @throws IllegalStateException listing everything that is wrong
   */
  static ProcessorConfig from(Map<String, String> environment) {
    Settings settings = new Settings(environment);
    ProcessorConfig config =
        new ProcessorConfig(
            WiringConfig.from(settings),
            PrivacyConfig.from(settings),
            EnrichmentConfig.from(settings));
    settings.requireValid();
    return config;
  }

  /** The processor over the real table and stream. */
  Processor processor() {
    return wiring.processor(
        new Processor.Treatment(
            privacy.privacy(SecretsManagerText::fromEnvironment),
            enrichment.enricher(),
            PackagedPlan.read()));
  }
}
