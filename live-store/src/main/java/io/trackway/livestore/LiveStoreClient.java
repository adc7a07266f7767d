package io.trackway.livestore;

import java.time.Duration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/** Makes the client for live state: a connection for each call in flight, every wait bounded. */
final class LiveStoreClient {

  /** Calls at once, of which each reads up to 100 documents or changes up to 25. */
  static final int IN_FLIGHT_MAX = 8;

  /** How often one call is tried where it fails as a whole. */
  static final int ATTEMPTS_MAX = 5;

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

  /**
   * Between two pieces of an answer; a usual one takes 5 to 50 ms as a whole. The limits are the
   * connection's, so that no call is broken off from outside and has an outcome nobody was told.
   */
  private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(3);

  private static final Duration PAUSE_FIRST = Duration.ofMillis(25);
  private static final Duration PAUSE_FIRST_THROTTLED = Duration.ofMillis(100);
  private static final Duration PAUSE_MAX = Duration.ofSeconds(1);

  private LiveStoreClient() {}

  /** The builder with everything set that the store relies on. */
  static DynamoDbClientBuilder bounded(DynamoDbClientBuilder builder) {
    return builder
        .httpClientBuilder(
            Apache5HttpClient.builder()
                .maxConnections(IN_FLIGHT_MAX)
                .connectionTimeout(CONNECT_TIMEOUT)
                .connectionAcquisitionTimeout(SOCKET_TIMEOUT)
                .socketTimeout(SOCKET_TIMEOUT))
        .overrideConfiguration(settings -> settings.retryStrategy(retries()));
  }

  /** A client of the region, endpoint and credentials that the environment names. */
  static DynamoDbClient fromEnvironment() {
    return bounded(DynamoDbClient.builder()).build();
  }

  private static StandardRetryStrategy retries() {
    return AwsRetryStrategy.standardRetryStrategy().toBuilder()
        .maxAttempts(ATTEMPTS_MAX)
        .backoffStrategy(BackoffStrategy.exponentialDelay(PAUSE_FIRST, PAUSE_MAX))
        .throttlingBackoffStrategy(
            BackoffStrategy.exponentialDelay(PAUSE_FIRST_THROTTLED, PAUSE_MAX))
        .build();
  }
}
