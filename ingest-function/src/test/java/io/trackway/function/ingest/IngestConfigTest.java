package io.trackway.function.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class IngestConfigTest {

  @Test
  void from_readsEverything() {
    IngestConfig config =
        IngestConfig.from(
            Map.of("EVENTS_STREAM", "events", "WRITE_KEYS", "a:web, b:ios", "LANES", "16"));

    assertThat(config.eventsStream()).isEqualTo("events");
    assertThat(config.lanes()).isEqualTo(16);
  }

  @Test
  void from_reportsEveryProblem_andNoKey() {
    assertThatThrownBy(
            () -> IngestConfig.from(Map.of("WRITE_KEYS", "secret,secret:a,secret:b", "LANES", "0")))
        .hasMessageContaining("EVENTS_STREAM is not set")
        .hasMessageContaining("WRITE_KEYS must be key:source pairs")
        .hasMessageContaining("WRITE_KEYS has one key twice")
        .hasMessageContaining("LANES must be a whole number from 1 to 4096")
        .hasMessageNotContaining("secret");
  }
}
