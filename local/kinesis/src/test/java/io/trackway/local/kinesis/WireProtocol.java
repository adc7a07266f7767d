package io.trackway.local.kinesis;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** The encodings that the SDK can speak; it looks at a system property when a client is built. */
enum WireProtocol {
  CBOR,
  JSON;

  private static final String SWITCH = "aws.cborEnabled";

  KinesisClient client(URI endpoint) {
    return client(endpoint, new ExecutionInterceptor() {});
  }

  /** A client that gives up at the first error, so that tests see each one. */
  KinesisClient client(URI endpoint, ExecutionInterceptor interceptor) {
    System.setProperty(SWITCH, Boolean.toString(this == CBOR));
    try {
      return KinesisClient.builder()
          .endpointOverride(endpoint)
          .region(Region.US_EAST_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
          .httpClientBuilder(UrlConnectionHttpClient.builder())
          .overrideConfiguration(
              override ->
                  override
                      .retryStrategy(AwsRetryStrategy.doNotRetry())
                      .addExecutionInterceptor(interceptor))
          .build();
    } finally {
      System.clearProperty(SWITCH);
    }
  }
}
