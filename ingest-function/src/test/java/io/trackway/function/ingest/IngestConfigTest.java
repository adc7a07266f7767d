package io.trackway.function.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class IngestConfigTest {

  @Test
  void from_readsEverything() {
    assertThat(
            IngestConfig.from(
                Map.of(
                    "EVENTS_STREAM", "events",
                    "WRITE_KEYS_SECRET", "keys",
                    "RATE_LIMITS_TABLE", "limits",
                    "LANES", "16",
                    "DO_NOT_TRACK", "honour")))
        .isEqualTo(new IngestConfig("events", "keys", "limits", 16, TrackingWishes.HONOUR));
  }

  @Test
  void from_reportsEveryProblem() {
    assertThatThrownBy(() -> IngestConfig.from(Map.of("LANES", "0")))
        .hasMessageContaining("EVENTS_STREAM is not set")
        .hasMessageContaining("WRITE_KEYS_SECRET is not set")
        .hasMessageContaining("RATE_LIMITS_TABLE is not set")
        .hasMessageContaining("DO_NOT_TRACK is not set")
        .hasMessageContaining("LANES must be a whole number from 1 to 4096");
  }
}
