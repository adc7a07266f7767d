package io.trackway.local.secrets;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/**
 * How a {@link SecretsServer} runs.
 *
 * @param port the port to listen on; 0 takes any free one
 * @param owner the account and region that ARNs name
 * @param files secrets, by name, whose value is what a file says at each moment
 * @param clock what decides when a value was stored
 */
public record SecretsOptions(int port, Owner owner, Map<String, Path> files, InstantSource clock) {

  /** The owner and place of all secrets of one server. */
  public record Owner(String accountId, String region) {

    /** The ARN of a secret, in which the service's random end is one that follows from the name. */
    public String arn(String secretName) {
      String end = "%08x".formatted(secretName.hashCode()).substring(2);
      return "arn:aws:secretsmanager:%s:%s:secret:%s-%s"
          .formatted(region, accountId, secretName, end);
    }
  }

  public SecretsOptions {
    files = Map.copyOf(files);
  }

  /** Any free port, no secret yet, and the system's clock. */
  public static SecretsOptions standard() {
    return new SecretsOptions(
        0, new Owner("000000000000", "us-east-1"), Map.of(), InstantSource.system());
  }

  public SecretsOptions withOwner(Owner changed) {
    return new SecretsOptions(port, changed, files, clock);
  }

  public SecretsOptions withFiles(Map<String, Path> changed) {
    return new SecretsOptions(port, owner, changed, clock);
  }
}
