package io.trackway.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.local.secrets.SecretsOptions;
import io.trackway.local.secrets.SecretsServer;
import io.trackway.secret.SecretText.Fetched;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The secret, through the real client. */
class SecretsManagerTextTest {

  private static SecretsManagerClient client(URI endpoint) {
    return SecretsManagerText.bounded(
            SecretsManagerClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"))))
        .build();
  }

  @Test
  void fetch_givesTheText_byArn() {
    try (SecretsServer server = SecretsServer.start(SecretsOptions.standard());
        SecretsManagerClient client = client(server.endpoint())) {
      String arn = client.createSecret(it -> it.name("keys").secretString("{}")).arn();

      assertThat(new SecretsManagerText(client, arn).fetch()).isEqualTo(new Fetched.Text("{}"));
      assertThat(new Fetched.Text("a-key")).hasToString("Text[hidden]");
    }
  }

  @Test
  void fetch_ofWhatIsNotThere_saysSo() {
    try (SecretsServer server = SecretsServer.start(SecretsOptions.standard());
        SecretsManagerClient client = client(server.endpoint())) {
      assertThat(new SecretsManagerText(client, "absent").fetch())
          .isInstanceOf(Fetched.Failed.class)
          .asString()
          .contains("secret absent", "can't find the specified secret");
    }
  }

  /** The kernel takes the connection, and nobody ever answers. */
  @Test
  void fetch_fromAServerThatHangs_ends() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        SecretsManagerClient client =
            client(URI.create("http://127.0.0.1:" + silent.getLocalPort()))) {
      long begin = System.nanoTime();

      assertThat(new SecretsManagerText(client, "keys").fetch()).isInstanceOf(Fetched.Failed.class);
      assertThat(Duration.ofNanos(System.nanoTime() - begin))
          .as("without limits it takes minutes")
          .isLessThan(Duration.ofSeconds(20));
    }
  }
}
