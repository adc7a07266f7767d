package io.trackway.secret;

import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClientBuilder;

/** The text of a secret in Secrets Manager. */
public final class SecretsManagerText implements SecretText {

  /** To open a connection. */
  static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

  /** For one attempt; a usual one takes 10 to 50 ms, a cold one up to a second. */
  static final Duration ATTEMPT_TIMEOUT = Duration.ofMillis(1_500);

  /** For the whole call, so that a request stays below the 10 seconds that its client waits. */
  static final Duration CALL_TIMEOUT = Duration.ofSeconds(3);

  private static final int CAUSE_CHARACTERS_MAX = 300;

  private final SecretsManagerClient client;
  private final String secretId;

  /**
   * A secret behind that client.
   *
   * @param secretId its ARN or name
   */
  public SecretsManagerText(SecretsManagerClient client, String secretId) {
    this.client = client;
    this.secretId = secretId;
  }

  /**
   * That secret in the region, and with the endpoint and credentials, that the environment names.
   *
   * @param secretId its ARN or name
   */
  public static SecretsManagerText fromEnvironment(String secretId) {
    return new SecretsManagerText(bounded(SecretsManagerClient.builder()).build(), secretId);
  }

  /** The builder with a light connection, and every wait bounded. */
  static SecretsManagerClientBuilder bounded(SecretsManagerClientBuilder builder) {
    return builder
        .httpClientBuilder(
            UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT_TIMEOUT)
                .socketTimeout(ATTEMPT_TIMEOUT))
        .overrideConfiguration(
            settings ->
                settings.apiCallTimeout(CALL_TIMEOUT).apiCallAttemptTimeout(ATTEMPT_TIMEOUT));
  }

  @Override
  public Fetched fetch() {
    try {
      String text = client.getSecretValue(request -> request.secretId(secretId)).secretString();
      return text == null
          ? new Fetched.Failed("secret " + secretId + " holds bytes, not a text")
          : new Fetched.Text(text);
    } catch (SdkException failure) {
      String cause = "secret " + secretId + ": " + failure.getMessage();
      return new Fetched.Failed(cause.substring(0, Math.min(cause.length(), CAUSE_CHARACTERS_MAX)));
    }
  }
}
