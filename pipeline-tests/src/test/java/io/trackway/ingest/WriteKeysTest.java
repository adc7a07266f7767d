package io.trackway.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.Source;
import io.trackway.ingest.WriteKeys.Standing;
import io.trackway.request.Credential;
import io.trackway.request.Submission;
import io.trackway.testing.ingest.Requests;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WriteKeysTest {

  @Test
  void source_isThatOfTheShownKey() {
    assertThat(source("x-write-key", Requests.WRITE_KEY)).contains(new Source("web"));
    assertThat(source("x-write-key", "other-key")).contains(new Source("backend"));
    assertThat(source("authorization", Requests.basic("other-key")))
        .contains(new Source("backend"));
  }

  @ParameterizedTest
  @CsvSource({
    "basic b3RoZXIta2V5Og==",
    "Basic b3RoZXIta2V5OnBhc3N3b3Jk",
    "Basic b3RoZXIta2V5",
    "BASIC   b3RoZXIta2V5Og"
  })
  void source_isThatOfTheBasicUser(String authorization) {
    assertThat(source("authorization", authorization)).contains(new Source("backend"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Basic", "Basic !", "Bearer other-key", "other-key", "Basic Og=="})
  void source_isNothing_forOtherCredentials(String authorization) {
    assertThat(source("authorization", authorization)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "test-ke", "test-key ", "TEST-KEY"})
  void source_isNothing_forAnotherKey(String key) {
    assertThat(source("x-write-key", key)).isEmpty();
  }

  @Test
  void find_tellsApplicationsByTheirIds() {
    WriteKeys keys = new WriteKeys(List.of(takes("web", "a", "b"), takes("other", "*")));

    assertThat(source(keys.find(new Credential.ApplicationId("b")))).contains(new Source("web"));
    assertThat(source(keys.find(new Credential.ApplicationId("c")))).contains(new Source("other"));
    assertThat(source(keys.find(new Credential.ApplicationId("")))).contains(new Source("other"));
    assertThat(Requests.KEYS.find(new Credential.ApplicationId("")))
        .isEqualTo(new Standing.Unknown());
  }

  @Test
  void find_tellsWhatHasBeenDisabled() {
    assertThat(Requests.KEYS.find(new Credential.WriteKey(Requests.DISABLED_KEY)))
        .isEqualTo(new Standing.Disabled(new Source("backend")));
  }

  @Test
  void nothingShowsAKey() {
    WriteKeys.Entry entry = WriteKeys.Entry.of("very-secret", "web");
    Credential credential = new Credential.WriteKey("very-secret");
    Standing standing = new WriteKeys(List.of(entry)).find(credential);

    assertThat(standing).isInstanceOf(Standing.Good.class);
    assertThat(entry + " " + credential + " " + standing).doesNotContain("very-secret");
  }

  private static WriteKeys.Entry takes(String source, String... applicationIds) {
    return new WriteKeys.Entry(
        new Source(source), "key-of-" + source, Set.of(applicationIds), false, OptionalInt.empty());
  }

  private static Optional<Source> source(String header, String value) {
    Submission request = Requests.request("POST", "/v1/events", new byte[0], Map.of(header, value));
    return ShownKey.of(request).map(Requests.KEYS::find).flatMap(WriteKeysTest::source);
  }

  private static Optional<Source> source(Standing standing) {
    return standing instanceof Standing.Good(Sender sender)
        ? Optional.of(sender.source())
        : Optional.empty();
  }
}
