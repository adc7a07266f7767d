package io.trackway.function.process;

import io.trackway.function.Settings;
import io.trackway.privacy.AddressPolicy;
import io.trackway.privacy.FieldHash;
import io.trackway.privacy.PrivacyRules;
import io.trackway.process.Privacy;
import io.trackway.secret.SecretText;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the function's environment says of what may be kept.
 *
 * @param saltSecret the secret whose text is the salt of hashed fields
 */
record PrivacyConfig(PrivacyRules.Choice choice, Optional<String> saltSecret) {

  /** Reads it and notes what is wrong. */
  static PrivacyConfig from(Settings settings) {
    PrivacyConfig config =
        new PrivacyConfig(
            new PrivacyRules.Choice(
                settings.choice("IP_ADDRESSES", AddressPolicy.class, AddressPolicy.TRUNCATE),
                settings.list("DROPPED_FIELDS"),
                settings.list("HASHED_FIELDS")),
            settings.optionalText("HASH_SALT_SECRET"));
    config
        .choice
        .problem()
        .ifPresent(field -> settings.problem("DROPPED_FIELDS, HASHED_FIELDS", noField(field)));
    if (!config.choice.hashed().isEmpty() && config.saltSecret.isEmpty()) {
      settings.problem("HASH_SALT_SECRET", "must be set where HASHED_FIELDS has fields");
    }
    return config;
  }

  private static String noField(String text) {
    return "must name fields such as user_id, context.traits.email or properties.price, not "
        + text;
  }

  /**
   * The rules, with the salt read where there is something to hash.
   *
   * @param secrets finds a secret by its name
   * @throws IllegalStateException where the salt cannot be read: without it nothing may be kept
   */
  Privacy privacy(Function<String, SecretText> secrets) {
    return PrivacyRules.of(
        choice,
        saltSecret.filter(_ -> !choice.hashed().isEmpty()).map(name -> hash(secrets.apply(name))));
  }

  private static FieldHash hash(SecretText secret) {
    return switch (secret.fetch()) {
      case SecretText.Fetched.Text(String salt) -> new FieldHash(salt.strip());
      case SecretText.Fetched.Failed(String cause) ->
          throw new IllegalStateException("the salt of hashed fields cannot be read: " + cause);
    };
  }
}
