package io.trackway.function.process;

import io.trackway.function.Settings;
import io.trackway.kinesis.KinesisStream;
import io.trackway.process.Processor;
import io.trackway.process.RememberingLedger;
import io.trackway.secret.SecretsManagerText;
import java.time.Duration;
import java.util.Map;

/**
 * What the function's environment says.
 *
 * @param cleanStream the name of the stream that verdicts go to
 * @param ledgerTable the name of the table of claims
 */
record ProcessorConfig(
    String cleanStream,
    String ledgerTable,
    Processor.Rules rules,
    PrivacyConfig privacy,
    EnrichmentConfig enrichment) {

  /** Minutes of one shard's events, in about 20 MB. */
  private static final int CLAIMS_REMEMBERED_MAX = 40_000;

  /**
   * Reads it.
   *
   * @throws IllegalStateException listing everything that is wrong
   */
  static ProcessorConfig from(Map<String, String> environment) {
    Settings settings = new Settings(environment);
    ProcessorConfig config =
        new ProcessorConfig(
            settings.text("CLEAN_STREAM"),
            settings.text("LEDGER_TABLE"),
            new Processor.Rules(
                Duration.ofSeconds(settings.wholeNumber("SKEW_FLOOR_SECONDS", 0, 86_400)),
                Duration.ofSeconds(settings.wholeNumber("REORDER_WINDOW_SECONDS", 0, 300)),
                Duration.ofDays(settings.wholeNumber("DEDUPE_WINDOW_DAYS", 1, 90))),
            PrivacyConfig.from(settings),
            EnrichmentConfig.from(settings));
    settings.requireValid();
    return config;
  }

  /** The processor over the real table and stream. */
  Processor processor() {
    return new Processor(
        rules,
        new Processor.Treatment(
            privacy.privacy(SecretsManagerText::fromEnvironment),
            enrichment.enricher(),
            PackagedPlan.read()),
        new RememberingLedger(
            new DynamoLedger(LedgerClient.fromEnvironment(), ledgerTable), CLAIMS_REMEMBERED_MAX),
        KinesisStream.fromEnvironment(cleanStream));
  }
}
