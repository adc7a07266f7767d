package io.trackway.function.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackway.event.Event;
import io.trackway.function.Settings;
import io.trackway.process.Privacy;
import io.trackway.secret.SecretText;
import io.trackway.testing.SampleEvents;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrivacyConfigTest {

  private static final Map<String, String> HASHING =
      Map.of("IP_ADDRESSES", "keep", "HASHED_FIELDS", "user_id", "HASH_SALT_SECRET", "salt");

  @Test
  void hashedFields_areHashedWithTheSaltOfTheSecret() {
    Event event = SampleEvents.event("a");

    Event kept = config(HASHING).privacy(_ -> text("a salt of 20 letters")).kept(event);
    Event other = config(HASHING).privacy(_ -> text("another 20 letter salt")).kept(event);

    assertThat(kept.identity().userId()).matches("[0-9a-f]{64}");
    assertThat(other.identity()).isNotEqualTo(kept.identity());
  }

  @Test
  void aSaltThatCannotBeRead_stopsTheFunction() {
    PrivacyConfig config = config(HASHING);

    assertThatThrownBy(
            () -> config.privacy(_ -> () -> new SecretText.Fetched.Failed("access denied")))
        .hasMessage("the salt of hashed fields cannot be read: access denied");
  }

  @Test
  void withoutHashedFields_noSecretIsRead() {
    Privacy privacy =
        config(Map.of("IP_ADDRESSES", "truncate", "HASH_SALT_SECRET", "salt"))
            .privacy(
                name -> {
                  throw new AssertionError("read " + name);
                });

    assertThat(privacy.kept(SampleEvents.event("a"))).isEqualTo(SampleEvents.event("a"));
  }

  @Test
  void whatIsWrong_isNamed() {
    Settings settings =
        new Settings(
            Map.of("IP_ADDRESSES", "some", "DROPPED_FIELDS", "email", "HASHED_FIELDS", "user_id"));
    PrivacyConfig.from(settings);

    assertThatThrownBy(settings::requireValid)
        .hasMessageContaining("IP_ADDRESSES must be one of keep, truncate and drop")
        .hasMessageContaining("must name fields such as")
        .hasMessageContaining("not email")
        .hasMessageContaining("HASH_SALT_SECRET must be set");
  }

  private static PrivacyConfig config(Map<String, String> environment) {
    Settings settings = new Settings(environment);
    PrivacyConfig config = PrivacyConfig.from(settings);
    settings.requireValid();
    return config;
  }

  private static SecretText text(String salt) {
    return () -> new SecretText.Fetched.Text(salt);
  }
}
