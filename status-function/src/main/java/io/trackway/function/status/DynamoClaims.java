package io.trackway.function.status;

import io.trackway.event.EventKey;
import io.trackway.status.ClaimFinder;
import io.trackway.status.ClaimLookup;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The ledger's table, read by key.
 *
 * <p>Reads are strongly consistent: who was told once that an event is accepted must not be told
 * later that there is none, as another replica could.
 */
final class DynamoClaims implements ClaimFinder {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

  private static final String OWNER = "owner";
  private static final String EXPIRES = "expires";
  private static final int CAUSE_CHARACTERS_MAX = 300;

  private final DynamoDbClient client;
  private final String tableName;

  DynamoClaims(DynamoDbClient client, String tableName) {
    this.client = client;
    this.tableName = tableName;
  }

  /** The builder with every wait bounded, but for the time limit of each read. */
  static DynamoDbClientBuilder bounded(DynamoDbClientBuilder builder) {
    return builder.httpClientBuilder(
        Apache5HttpClient.builder()
            .connectionTimeout(CONNECT_TIMEOUT)
            .connectionAcquisitionTimeout(CONNECT_TIMEOUT));
  }

  @Override
  public ClaimLookup find(EventKey key, Instant now, Duration timeLimit) {
    Map<String, AttributeValue> item;
    try {
      item =
          client
              .getItem(
                  read ->
                      read.tableName(tableName)
                          .key(Map.of("id", AttributeValue.fromS(key.text())))
                          .consistentRead(true)
                          .overrideConfiguration(limits -> limits.apiCallTimeout(timeLimit)))
              .item();
    } catch (SdkException failure) {
      return new ClaimLookup.Unknown(cause(failure));
    }
    AttributeValue owner = item.get(OWNER);
    AttributeValue expires = item.get(EXPIRES);
    return owner == null || expires == null || Long.parseLong(expires.n()) < now.getEpochSecond()
        ? new ClaimLookup.Free()
        : new ClaimLookup.Held(owner.s());
  }

  /** What went wrong, for the log; messages of this service name no item. */
  private String cause(SdkException failure) {
    String message = "table " + tableName + ": " + failure.getMessage();
    return message.substring(0, Math.min(message.length(), CAUSE_CHARACTERS_MAX));
  }
}
