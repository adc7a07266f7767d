package io.trackway.local.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.InternalServiceErrorException;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

/** The server, through AWS's own client. */
class SecretsServerTest {

  private static final String TOKEN = "0123456789abcdef0123456789abcdef";

  @TempDir private Path folder = Path.of("");
  private SecretsServer server = SecretsServer.start(SecretsOptions.standard());
  private SecretsManagerClient client = client(server.endpoint());

  @BeforeEach
  void startWithAFile() {
    stop();
    server =
        SecretsServer.start(
            SecretsOptions.standard()
                .withFiles(Map.of("kept-in-a-file", folder.resolve("f.json"))));
    client = client(server.endpoint());
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private static SecretsManagerClient client(URI endpoint) {
    return SecretsManagerClient.builder()
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .endpointOverride(endpoint)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  private String value(String id) {
    return client.getSecretValue(it -> it.secretId(id)).secretString();
  }

  @Test
  void secret_isFoundByItsName_andByItsArn_wholeOrNot() {
    String arn = client.createSecret(it -> it.name("keys").secretString("{}")).arn();

    assertThat(arn)
        .matches("arn:aws:secretsmanager:us-east-1:000000000000:secret:keys-[0-9a-f]{6}");
    assertThat(List.of("keys", arn, arn.substring(0, arn.length() - 7)))
        .allSatisfy(id -> assertThat(value(id)).isEqualTo("{}"));
  }

  @Test
  void get_saysWhichVersionItIs() {
    CreateSecretResponse created = client.createSecret(it -> it.name("keys").secretString("1"));
    GetSecretValueResponse got = client.getSecretValue(it -> it.secretId("keys"));

    assertThat(got.versionId()).isEqualTo(created.versionId());
    assertThat(got.versionStages()).containsExactly("AWSCURRENT");
    assertThat(got.createdDate()).isNotNull();
  }

  @Test
  void put_keepsThePreviousValue() {
    String first = client.createSecret(it -> it.name("keys").secretString("1")).versionId();
    PutSecretValueResponse put = client.putSecretValue(it -> it.secretId("keys").secretString("2"));

    assertThat(value("keys")).isEqualTo("2");
    assertThat(
            client
                .getSecretValue(it -> it.secretId("keys").versionStage("AWSPREVIOUS"))
                .secretString())
        .isEqualTo("1");
    assertThat(client.getSecretValue(it -> it.secretId("keys").versionId(first)).secretString())
        .isEqualTo("1");
    DescribeSecretResponse described = client.describeSecret(it -> it.secretId("keys"));
    assertThat(described.versionIdsToStages())
        .isEqualTo(Map.of(first, List.of("AWSPREVIOUS"), put.versionId(), List.of("AWSCURRENT")));
  }

  @Test
  void put_mayBeRepeatedByItsToken_withTheSameValueOnly() {
    client.createSecret(it -> it.name("keys").secretString("1"));
    for (int repeat = 0; repeat < 2; repeat++) {
      client.putSecretValue(it -> it.secretId("keys").secretString("2").clientRequestToken(TOKEN));
    }

    assertThat(
            client
                .getSecretValue(it -> it.secretId("keys").versionStage("AWSPREVIOUS"))
                .secretString())
        .isEqualTo("1");
    assertThatExceptionOfType(ResourceExistsException.class)
        .isThrownBy(
            () ->
                client.putSecretValue(
                    it -> it.secretId("keys").secretString("3").clientRequestToken(TOKEN)));
  }

  @Test
  void file_isReadEachTime_andWrittenByPut() throws IOException {
    Path file = folder.resolve("f.json");
    Files.writeString(file, "{\"web\": \"first\"}");
    assertThat(value("kept-in-a-file")).isEqualTo("{\"web\": \"first\"}");

    Files.writeString(file, "{\"web\": \"second\"}");
    assertThat(value("kept-in-a-file")).isEqualTo("{\"web\": \"second\"}");

    client.putSecretValue(it -> it.secretId("kept-in-a-file").secretString("{\"web\": \"third\"}"));
    assertThat(file).hasContent("{\"web\": \"third\"}");
    assertThat(value("kept-in-a-file")).isEqualTo("{\"web\": \"third\"}");
  }

  @Test
  void fileThatIsNotThere_isASecretWithoutValue() {
    assertThatExceptionOfType(ResourceNotFoundException.class)
        .isThrownBy(() -> value("kept-in-a-file"))
        .withMessageContaining("staging label: AWSCURRENT");
  }

  @Test
  void fileThatIsNoText_isAFaultOfTheServer() throws IOException {
    Files.write(folder.resolve("f.json"), new byte[] {(byte) 0xff});

    assertThatExceptionOfType(InternalServiceErrorException.class)
        .isThrownBy(() -> value("kept-in-a-file"));
  }

  @Test
  void list_hasThemAll() {
    client.createSecret(it -> it.name("keys").description("who may send"));

    assertThat(client.listSecrets().secretList())
        .extracting(SecretListEntry::name, SecretListEntry::description)
        .containsExactlyInAnyOrder(tuple("kept-in-a-file", ""), tuple("keys", "who may send"));
  }

  @Test
  void whatTheServiceRefuses_isRefused() {
    client.createSecret(it -> it.name("keys"));

    assertThatExceptionOfType(ResourceNotFoundException.class)
        .isThrownBy(() -> value("absent"))
        .withMessageContaining("can't find the specified secret");
    assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(() -> value("keys"));
    assertThatExceptionOfType(ResourceExistsException.class)
        .isThrownBy(() -> client.createSecret(it -> it.name("keys")));
    assertThatExceptionOfType(InvalidParameterException.class)
        .isThrownBy(() -> client.createSecret(it -> it.name("no blanks")));
    assertThatExceptionOfType(InvalidParameterException.class)
        .isThrownBy(
            () ->
                client.putSecretValue(it -> it.secretId("keys").secretString("x".repeat(65_537))));
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> client.putSecretValue(it -> it.secretId("keys")));
    assertThatExceptionOfType(SecretsManagerException.class)
        .isThrownBy(() -> client.deleteSecret(it -> it.secretId("keys")))
        .withMessageContaining("no operation secretsmanager.DeleteSecret");
  }

  @Test
  void bodyThatIsNoJson_isRefused_andNotRepeated() throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(server.endpoint())
                  .header("X-Amz-Target", "secretsmanager.PutSecretValue")
                  .POST(BodyPublishers.ofString("hidden"))
                  .build(),
              BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("SerializationException").doesNotContain("hidden");
    }
  }
}
