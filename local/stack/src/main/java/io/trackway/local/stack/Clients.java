package io.trackway.local.stack;

import io.trackway.local.host.AwsIdentity;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Clients of AWS's SDK for the local servers. */
public final class Clients {

  private Clients() {}

  public static KinesisClient kinesis(AwsIdentity identity, URI endpoint) {
    return local(KinesisClient.builder(), identity, endpoint).build();
  }

  public static DynamoDbClient dynamoDb(AwsIdentity identity, URI endpoint) {
    return local(DynamoDbClient.builder(), identity, endpoint).build();
  }

  public static RedshiftDataClient redshiftData(AwsIdentity identity, URI endpoint) {
    return local(RedshiftDataClient.builder(), identity, endpoint).build();
  }

  public static SecretsManagerClient secretsManager(AwsIdentity identity, URI endpoint) {
    return local(SecretsManagerClient.builder(), identity, endpoint).build();
  }

  public static S3Client s3(AwsIdentity identity, URI endpoint) {
    return local(S3Client.builder(), identity, endpoint).forcePathStyle(true).build();
  }

  private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B local(
      B builder, AwsIdentity identity, URI endpoint) {
    return builder
        .region(Region.of(identity.region()))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(identity.accessKeyId(), identity.secretAccessKey())))
        .endpointOverride(endpoint)
        .httpClientBuilder(UrlConnectionHttpClient.builder());
  }
}
