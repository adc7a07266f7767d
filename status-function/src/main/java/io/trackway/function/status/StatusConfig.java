package io.trackway.function.status;

import io.trackway.function.Settings;
import io.trackway.ingest.WriteKeyDirectory;
import io.trackway.keys.SecretKeyDirectory;
import io.trackway.redshift.RedshiftConfig;
import io.trackway.redshift.Target;
import io.trackway.status.StatusLookup;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * What the status function is told by its environment.
 *
 * @param writeKeysSecret ARN or name of the secret that lists the write keys
 * @param ledgerTable name of the table of claims
 */
record StatusConfig(
    String writeKeysSecret, String ledgerTable, Target warehouse, Duration dedupeWindow) {

  /**
   * Reads it.
   *
   * @throws IllegalStateException listing everything that is wrong
   */
  static StatusConfig from(Map<String, String> environment) {
    Settings settings = new Settings(environment);
    String writeKeysSecret = settings.text("WRITE_KEYS_SECRET");
    String ledgerTable = settings.text("LEDGER_TABLE");
    Target warehouse = RedshiftConfig.target(settings);
    int days = settings.wholeNumber("DEDUPE_WINDOW_DAYS", 1, 90);
    settings.requireValid();
    return new StatusConfig(writeKeysSecret, ledgerTable, warehouse, Duration.ofDays(days));
  }

  /** The keys that the secret lists. */
  WriteKeyDirectory writeKeys() {
    return SecretKeyDirectory.fromEnvironment(writeKeysSecret);
  }

  /** A lookup in the real table and the real warehouse. */
  StatusLookup lookup() {
    DynamoDbClient dynamoDb = DynamoClaims.bounded(DynamoDbClient.builder()).build();
    return new StatusLookup(
        new DynamoClaims(dynamoDb, ledgerTable),
        new RedshiftRows(RedshiftConfig.dataApi(warehouse)),
        dedupeWindow);
  }
}
