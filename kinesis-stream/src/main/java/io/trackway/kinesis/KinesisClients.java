package io.trackway.kinesis;

import java.time.Duration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.KinesisClientBuilder;

/** Makes the client that appends: a light connection, every wait bounded, no retries of its own. */
public final class KinesisClients {

  /** To open a connection. */
  static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

  /**
   * For one call, from which a hanging endpoint must return; a usual one takes 5 to 50 ms, a cold
   * one a second.
   */
  static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);

  private KinesisClients() {}

  /** A client of the region, endpoint and credentials that the environment names. */
  public static KinesisClient fromEnvironment() {
    return bounded(KinesisClient.builder()).build();
  }

  /** The builder with everything set that an append relies on. */
  static KinesisClientBuilder bounded(KinesisClientBuilder builder) {
    return builder
        .httpClientBuilder(
            UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT_TIMEOUT)
                .socketTimeout(CALL_TIMEOUT))
        .overrideConfiguration(
            settings ->
                settings
                    // Only the append knows which entries failed, so only it may retry.
                    .retryStrategy(AwsRetryStrategy.doNotRetry())
                    .apiCallTimeout(CALL_TIMEOUT)
                    .apiCallAttemptTimeout(CALL_TIMEOUT));
  }
}
