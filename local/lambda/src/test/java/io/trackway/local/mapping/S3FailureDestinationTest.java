package io.trackway.local.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.trackway.local.storage.ObjectStore;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Discarded batches in a real S3 server. */
class S3FailureDestinationTest {

  private static final String BUCKET = "failures";

  private final ObjectStore store;
  private final S3Client s3;

  S3FailureDestinationTest() throws IOException {
    this.store = ObjectStore.listen(0, List.of(BUCKET));
    this.s3 =
        S3Client.builder()
            .endpointOverride(store.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "s")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
  }

  @AfterEach
  void close() throws IOException {
    s3.close();
    store.close();
  }

  @Test
  void discardedBatch_isAnObject() throws Exception {
    new S3FailureDestination(s3, BUCKET).keep(DiscardedBatches.one());
    List<S3Object> objects = s3.listObjectsV2(it -> it.bucket(BUCKET)).contents();
    assertThat(objects).hasSize(1);
    assertThat(objects.getFirst().key()).startsWith("aws/lambda/");
    JsonNode document =
        new JsonMapper()
            .readTree(
                s3.getObjectAsBytes(it -> it.bucket(BUCKET).key(objects.getFirst().key()))
                    .asUtf8String());
    assertThat(document.path("payload").asText()).startsWith("{\"Records\":[");
  }

  @Test
  void destinationWithoutABucket_fails() {
    assertThatThrownBy(() -> new S3FailureDestination(s3, "missing").keep(DiscardedBatches.one()))
        .isInstanceOf(IOException.class);
  }
}
