package io.trackway.benchmarks.coldstart;

import io.trackway.local.host.AwsIdentity;
import io.trackway.local.kinesis.KinesisOptions;
import io.trackway.local.kinesis.KinesisServer;
import io.trackway.local.secrets.SecretsOptions;
import io.trackway.local.secrets.SecretsServer;
import java.nio.file.Path;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** What the ingest function calls: a stream and a secret, on servers in this process. */
record Services(KinesisServer kinesis, SecretsServer secrets) implements AutoCloseable {

  static final AwsIdentity IDENTITY =
      new AwsIdentity("eu-central-1", "000000000000", "local", "local-secret");

  private static final String STREAM = "events";
  private static final String SECRET = "write-keys";

  static Services start(Path writeKeys) {
    KinesisServer kinesis = KinesisServer.start(KinesisOptions.standard());
    try (KinesisClient client =
        KinesisClient.builder()
            .region(Region.of(IDENTITY.region()))
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(IDENTITY.accessKeyId(), IDENTITY.secretAccessKey())))
            .endpointOverride(kinesis.endpoint())
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build()) {
      client.createStream(stream -> stream.streamName(STREAM).shardCount(1));
    }
    return new Services(
        kinesis,
        SecretsServer.start(SecretsOptions.standard().withFiles(Map.of(SECRET, writeKeys))));
  }

  /** What the template tells the function, and where the services are. */
  Map<String, String> environment() {
    return Map.of(
        "EVENTS_STREAM",
        STREAM,
        "WRITE_KEYS_SECRET",
        SECRET,
        // Limited keys only are counted there, and the event's key is not.
        "RATE_LIMITS_TABLE",
        "rate-limits",
        "LANES",
        "16",
        "JAVA_TOOL_OPTIONS",
        "-XX:+UseSerialGC",
        "AWS_ENDPOINT_URL_KINESIS",
        kinesis.endpoint().toString(),
        "AWS_ENDPOINT_URL_SECRETS_MANAGER",
        secrets.endpoint().toString());
  }

  @Override
  public void close() {
    kinesis.close();
    secrets.close();
  }
}
