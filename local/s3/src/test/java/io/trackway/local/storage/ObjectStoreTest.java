package io.trackway.local.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.internal.PlatformDependent;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Objects through the real client, which is told nothing but the endpoint. */
class ObjectStoreTest {

  private static final String BUCKET = "failures";

  private final ObjectStore store;
  private final S3Client s3;

  ObjectStoreTest() throws IOException {
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
  void server_startsWithTheFirstRequest() {
    assertThat(store.isStarted()).isFalse();
    s3.putObject(it -> it.bucket(BUCKET).key("a/b"), RequestBody.fromString("hällo"));
    assertThat(store.isStarted()).isTrue();
    assertThat(s3.getObjectAsBytes(it -> it.bucket(BUCKET).key("a/b")).asUtf8String())
        .isEqualTo("hällo");
  }

  @Test
  void objectsThatCameAndWent_holdNoMemory() {
    byte[] content = new byte[2 * 1024 * 1024];
    for (int times = 0; times < 40; times++) {
      exchange(content);
    }
    assertThat(PlatformDependent.usedDirectMemory()).isLessThan(content.length);
  }

  private void exchange(byte[] content) {
    s3.putObject(it -> it.bucket(BUCKET).key("large"), RequestBody.fromBytes(content));
    assertThat(s3.getObjectAsBytes(it -> it.bucket(BUCKET).key("large")).asByteArrayUnsafe())
        .isEqualTo(content);
    s3.deleteObject(it -> it.bucket(BUCKET).key("large"));
  }

  @Test
  void close_withoutARequest_startsNothing() throws IOException {
    store.close();
    assertThat(store.isStarted()).isFalse();
  }
}
