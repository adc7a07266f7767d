package io.trackway.function.process;

import io.trackway.function.Settings;
import io.trackway.kinesis.KinesisStream;
import io.trackway.process.Processor;
import io.trackway.process.RememberingLedger;
import java.time.Duration;

/**
 * What a processor stands between, and by which rules.
 *
 * @param cleanStream the name of the stream that verdicts go to
 * @param ledgerTable the name of the table of claims
 */
record WiringConfig(String cleanStream, String ledgerTable, Processor.Rules rules) {

  /** Minutes of one shard's events, in about 20 MB. */
  private static final int CLAIMS_REMEMBERED_MAX = 40_000;

  /** Reads it and notes what is wrong. */
  static WiringConfig from(Settings settings) {
    return new WiringConfig(
        settings.text("CLEAN_STREAM"),
        settings.text("LEDGER_TABLE"),
        new Processor.Rules(
            Duration.ofSeconds(settings.wholeNumber("SKEW_FLOOR_SECONDS", 0, 86_400)),
            Duration.ofSeconds(settings.wholeNumber("REORDER_WINDOW_SECONDS", 0, 300)),
            Duration.ofDays(settings.wholeNumber("DEDUPE_WINDOW_DAYS", 1, 90))));
  }

  /** The processor over the real table and stream. */
  Processor processor(Processor.Treatment treatment) {
    return new Processor(
        rules,
        treatment,
        new RememberingLedger(
            new DynamoLedger(LedgerClient.fromEnvironment(), ledgerTable), CLAIMS_REMEMBERED_MAX),
        KinesisStream.fromEnvironment(cleanStream));
  }
}
