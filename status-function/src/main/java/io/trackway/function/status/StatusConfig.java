package io.trackway.function.status;

import io.trackway.event.Source;
import io.trackway.function.Settings;
import io.trackway.ingest.WriteKeyDirectory;
import io.trackway.ingest.WriteKeys;
import io.trackway.redshift.RedshiftConfig;
import io.trackway.redshift.Target;
import io.trackway.status.StatusLookup;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * What the status function is told by its environment.
 *
 * @param ledgerTable name of the table of claims
 */
record StatusConfig(
    WriteKeyDirectory writeKeys, String ledgerTable, Target warehouse, Duration dedupeWindow) {

  /**
   * Reads it.
   *
   * @throws IllegalStateException listing everything that is wrong
   */
  static StatusConfig from(Map<String, String> environment) {
    Settings settings = new Settings(environment);
    WriteKeys writeKeys = keys(settings.text("WRITE_KEYS"));
    String ledgerTable = settings.text("LEDGER_TABLE");
    Target warehouse = RedshiftConfig.target(settings);
    int days = settings.wholeNumber("DEDUPE_WINDOW_DAYS", 1, 90);
    settings.requireValid();
    return new StatusConfig(() -> writeKeys, ledgerTable, warehouse, Duration.ofDays(days));
  }

  /** A lookup in the real table and the real warehouse. */
  StatusLookup lookup() {
    DynamoDbClient dynamoDb = DynamoClaims.bounded(DynamoDbClient.builder()).build();
    return new StatusLookup(
        new DynamoClaims(dynamoDb, ledgerTable),
        new RedshiftRows(RedshiftConfig.dataApi(warehouse)),
        dedupeWindow);
  }

  private static WriteKeys keys(String text) {
    return new WriteKeys(
        java.util.Arrays.stream(text.split(","))
            .filter(entry -> entry.indexOf(':') > 0)
            .map(entry -> entry.strip().split(":", 2))
            .map(entry -> WriteKeys.Entry.of(entry[0], new Source(entry[1]).name()))
            .toList());
  }
}
