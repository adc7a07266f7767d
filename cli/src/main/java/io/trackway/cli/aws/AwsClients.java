package io.trackway.cli.aws;

import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Makes clients of AWS's SDK. */
public final class AwsClients {

  /** Above any wait that the services offer, but for an invocation. */
  private static final Duration ANSWER_MAX = Duration.ofSeconds(60);

  /** The longest that a function may take, and a little for its answer. */
  private static final Duration INVOCATION_MAX = Duration.ofMinutes(15).plusSeconds(30);

  private final Optional<LocalRun> local;

  private AwsClients(Optional<LocalRun> local) {
    this.local = local;
  }

  /** Clients of the account and region that the environment or the AWS profile names. */
  public static AwsClients inTheCloud() {
    return new AwsClients(Optional.empty());
  }

  /** Clients of the servers of the local run. */
  public static AwsClients of(LocalRun run) {
    return new AwsClients(Optional.of(run));
  }

  public KinesisClient kinesis() {
    return made(KinesisClient.builder(), "kinesis", ANSWER_MAX);
  }

  public RedshiftDataClient redshiftData() {
    return made(RedshiftDataClient.builder(), "redshiftData", ANSWER_MAX);
  }

  /** Its invocations may last as long as a function may. */
  public LambdaClient lambda() {
    return made(LambdaClient.builder(), "lambda", INVOCATION_MAX);
  }

  public S3Client s3() {
    return made(
        local.isPresent()
            ? S3Client.builder().forcePathStyle(true)
            : S3Client.builder().crossRegionAccessEnabled(true),
        "s3",
        ANSWER_MAX);
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C made(
      B builder, String service, Duration answerMax) {
    builder.httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(answerMax));
    if (local.isPresent()) {
      LocalRun run = local.get();
      builder
          .region(Region.of(run.region()))
          .credentialsProvider(
              StaticCredentialsProvider.create(
                  AwsBasicCredentials.create(run.accessKeyId(), run.secretAccessKey())))
          .endpointOverride(run.endpoint(service));
    }
    return builder.build();
  }
}
