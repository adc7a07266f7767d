package io.trackway.cli.tail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** A stream and how to reach it. */
record EventStream(KinesisClient kinesis, String name) implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  /** A stream of the account and region that the environment or the AWS profile names. */
  static EventStream inTheCloud(String name) {
    return new EventStream(
        KinesisClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build(), name);
  }

  /** The one of the local run that this run.json describes. */
  static EventStream ofLocalRun(Path runFile) throws IOException {
    JsonNode run = JSON.readTree(Files.readAllBytes(runFile));
    AwsBasicCredentials credentials =
        AwsBasicCredentials.create(
            run.path("accessKeyId").asText(), run.path("secretAccessKey").asText());
    KinesisClient kinesis =
        KinesisClient.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .region(Region.of(run.path("region").asText()))
            .credentialsProvider(StaticCredentialsProvider.create(credentials))
            .endpointOverride(URI.create(run.path("endpoints").path("kinesis").asText()))
            .build();
    return new EventStream(kinesis, run.path("streams").path("events").asText());
  }

  @Override
  public void close() {
    kinesis.close();
  }
}
