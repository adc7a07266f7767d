package io.trackway.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackway.ingest.WriteKeys.Standing;
import io.trackway.request.Credential;
import io.trackway.secret.SecretText.Fetched;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When the secret is read, and which keys are in force in between. */
class SecretKeyDirectoryTest {

  private static final String FIRST = "{\"web\": \"first-key\"}";
  private static final String SECOND = "{\"web\": \"second-key\"}";

  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private Fetched secret = new Fetched.Text(FIRST);
  private int calls;

  private final SecretKeyDirectory directory =
      new SecretKeyDirectory(
          () -> {
            calls++;
            return secret;
          },
          () -> now);

  private boolean isGood(String key) {
    return directory.find(new Credential.WriteKey(key)) instanceof Standing.Good;
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  @Test
  void secret_isReadAtFirstUse_andThenWhenItIsOld() {
    assertThat(calls).isZero();
    assertThat(isGood("first-key")).isTrue();
    assertThat(calls).isOne();

    secret = new Fetched.Text(SECOND);
    pass(SecretKeyDirectory.AGE_MAX.minusMillis(1));
    assertThat(isGood("first-key")).isTrue();
    assertThat(calls).isOne();

    pass(Duration.ofMillis(1));
    assertThat(isGood("first-key")).isFalse();
    assertThat(isGood("second-key")).isTrue();
    assertThat(calls).isEqualTo(2);
  }

  @Test
  void secretThatWasReadAhead_isNotReadAtFirstUse() {
    directory.readAhead();
    assertThat(isGood("first-key")).isTrue();
    assertThat(calls).isOne();
  }

  @Test
  void secretThatCouldNotBeReadAhead_isReadAtFirstUse_withoutAPause() {
    secret = new Fetched.Failed("not reachable");
    directory.readAhead();
    secret = new Fetched.Text(FIRST);
    assertThat(isGood("first-key")).isTrue();
    assertThat(calls).isEqualTo(2);
  }

  @Test
  void unknownKey_isLookedForInANewerSecret_butNotAllTheTime() {
    assertThat(isGood("first-key")).isTrue();
    secret = new Fetched.Text(SECOND);
    pass(SecretKeyDirectory.PAUSE.minusMillis(1));
    assertThat(isGood("second-key")).isFalse();

    pass(Duration.ofMillis(1));
    assertThat(isGood("second-key")).isTrue();
    for (int request = 0; request < 100; request++) {
      assertThat(isGood("wrong-key")).isFalse();
    }
    assertThat(calls).isEqualTo(2);
  }

  @Test
  void keyThatIsEnabledAgain_worksSoon() {
    secret = new Fetched.Text("{\"web\": {\"key\": \"first-key\", \"disabled\": true}}");
    assertThat(isGood("first-key")).isFalse();

    secret = new Fetched.Text(FIRST);
    pass(SecretKeyDirectory.PAUSE);
    assertThat(isGood("first-key")).isTrue();
  }

  @Test
  void keysOfBefore_stayInForce_whileNothingValidCanBeRead() {
    assertThat(isGood("first-key")).isTrue();
    pass(SecretKeyDirectory.AGE_MAX);
    secret = new Fetched.Failed("no answer");
    assertThat(isGood("first-key")).isTrue();

    pass(SecretKeyDirectory.PAUSE);
    secret = new Fetched.Text("{}");
    assertThat(isGood("first-key")).isTrue();
    for (int request = 0; request < 100; request++) {
      assertThat(isGood("first-key")).isTrue();
    }
    assertThat(calls).isEqualTo(3);
  }

  @Test
  void withoutAnyKeys_nobodyIsTurnedAway_andCallsAreBounded() {
    secret = new Fetched.Failed("no answer");
    for (int request = 0; request < 100; request++) {
      assertThatThrownBy(() -> isGood("first-key")).hasMessageContaining("no answer");
    }
    assertThat(calls).isOne();

    secret = new Fetched.Text(FIRST);
    pass(SecretKeyDirectory.PAUSE);
    assertThat(isGood("first-key")).isTrue();
  }

  @Test
  void clockThatIsSetBack_doesNotKeepOldKeys() {
    assertThat(isGood("first-key")).isTrue();
    secret = new Fetched.Text(SECOND);
    pass(Duration.ofDays(-1));
    assertThat(isGood("second-key")).isTrue();
  }
}
