package io.trackway.function.ingest;

import java.time.Duration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/** Makes the client for rate limits: a light connection, short waits, no retries. */
final class RateLimitClient {

  /** A usual call takes 5 to 20 ms, and events must not wait for their limit. */
  static final Patience PATIENCE = new Patience(Duration.ofSeconds(1), Duration.ofMillis(300));

  /**
   * How long one call may take.
   *
   * @param first until a call has been answered, as the first opens a connection and loads classes
   */
  record Patience(Duration first, Duration later) {}

  private RateLimitClient() {}

  /** A client of the region, endpoint and credentials that the environment names. */
  static DynamoDbClient fromEnvironment() {
    return bounded(DynamoDbClient.builder()).build();
  }

  /** The builder with everything set that a limit relies on. */
  static DynamoDbClientBuilder bounded(DynamoDbClientBuilder builder) {
    return builder
        .httpClientBuilder(
            UrlConnectionHttpClient.builder()
                .connectionTimeout(PATIENCE.later())
                .socketTimeout(PATIENCE.first()))
        .overrideConfiguration(settings -> settings.retryStrategy(AwsRetryStrategy.doNotRetry()));
  }
}
