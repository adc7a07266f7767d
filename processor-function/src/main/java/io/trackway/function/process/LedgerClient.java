package io.trackway.function.process;

import java.time.Duration;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/** Makes the client for claims: a connection for each call in flight, every wait bounded. */
public final class LedgerClient {

  /** To open a connection, and to get one from the pool. */
  static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

  /** For one attempt; a usual one takes 5 to 20 ms. */
  static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(2);

  /** How often one claim is tried; throttling passes within a few. */
  static final int ATTEMPTS_MAX = 6;

  private static final Duration PAUSE_FIRST = Duration.ofMillis(25);
  private static final Duration PAUSE_FIRST_THROTTLED = Duration.ofMillis(100);
  private static final Duration PAUSE_MAX = Duration.ofSeconds(2);

  private LedgerClient() {}

  /** A client of the region, endpoint and credentials that the environment names. */
  public static DynamoDbClient fromEnvironment() {
    return bounded(DynamoDbClient.builder()).build();
  }

  /** The builder with everything set that claims rely on. */
  static DynamoDbClientBuilder bounded(DynamoDbClientBuilder builder) {
    return builder
        .httpClientBuilder(
            defaults -> new BreakableHttpClient(connections().buildWithDefaults(defaults)))
        .overrideConfiguration(settings -> settings.retryStrategy(retries()));
  }

  private static Apache5HttpClient.Builder connections() {
    return Apache5HttpClient.builder()
        .maxConnections(Verification.IN_FLIGHT_MAX)
        .connectionTimeout(CONNECT_TIMEOUT)
        .connectionAcquisitionTimeout(CONNECT_TIMEOUT)
        .socketTimeout(ATTEMPT_TIMEOUT);
  }

  /** Sets the limits of one call that has to end within the time that is left. */
  static void limit(AwsRequestOverrideConfiguration.Builder call, Duration left) {
    call.apiCallTimeout(left)
        .apiCallAttemptTimeout(left.compareTo(ATTEMPT_TIMEOUT) < 0 ? left : ATTEMPT_TIMEOUT);
  }

  /** The standard strategy stops trying when most attempts fail, whichever claims they are for. */
  private static StandardRetryStrategy retries() {
    return AwsRetryStrategy.standardRetryStrategy().toBuilder()
        .maxAttempts(ATTEMPTS_MAX)
        .backoffStrategy(BackoffStrategy.exponentialDelay(PAUSE_FIRST, PAUSE_MAX))
        .throttlingBackoffStrategy(
            BackoffStrategy.exponentialDelay(PAUSE_FIRST_THROTTLED, PAUSE_MAX))
        .build();
  }
}
