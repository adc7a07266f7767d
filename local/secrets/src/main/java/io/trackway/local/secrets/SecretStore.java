package io.trackway.local.secrets;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The secrets of one server. */
final class SecretStore {

  static final int SECRETS_MAX = 500;

  private final SecretsOptions options;
  private final List<Secret> secrets = new ArrayList<>();

  SecretStore(SecretsOptions options) {
    this.options = options;
    for (Map.Entry<String, Path> file : options.files().entrySet()) {
      secrets.add(secret(file.getKey(), "", new FileVersions(file.getValue())));
    }
  }

  Instant now() {
    return options.clock().instant();
  }

  synchronized List<Secret> all() {
    return List.copyOf(secrets);
  }

  synchronized Secret find(String id) {
    return secrets.stream()
        .filter(it -> it.isCalled(id))
        .findFirst()
        .orElseThrow(
            () -> SecretsException.notFound("Secrets Manager can't find the specified secret."));
  }

  synchronized Secret create(String name, String description) {
    if (secrets.stream().anyMatch(it -> it.name().equals(name))) {
      throw SecretsException.of(
          "ResourceExistsException",
          "The operation failed because the secret " + name + " already exists.");
    }
    if (secrets.size() == SECRETS_MAX) {
      throw SecretsException.of(
          "LimitExceededException", "This server holds " + SECRETS_MAX + " secrets at most.");
    }
    Secret secret = secret(name, description, new MemoryVersions());
    secrets.add(secret);
    return secret;
  }

  private Secret secret(String name, String description, Versions versions) {
    return new Secret(name, options.owner().arn(name), description, now(), versions);
  }
}
