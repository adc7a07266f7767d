package io.trackway.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.Source;
import io.trackway.event.Submission;
import io.trackway.testing.ingest.Requests;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WriteKeysTest {

  private final WriteKeys keys = new WriteKeys(Requests.SOURCES);

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

  private Optional<Source> source(String header, String value) {
    Submission request = Requests.request("POST", "/v1/events", new byte[0], Map.of(header, value));
    return keys.source(request);
  }
}
