package io.trackway.function.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackway.redshift.Target;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusConfigTest {

  @Test
  void from_readsEverything() {
    StatusConfig config =
        StatusConfig.from(
            Map.of(
                "WRITE_KEYS_SECRET", "keys",
                "LEDGER_TABLE", "ledger",
                "DEDUPE_WINDOW_DAYS", "7",
                "WAREHOUSE_DATABASE", "dev",
                "WAREHOUSE_WORKGROUP", "trackway"));

    assertThat(config.writeKeysSecret()).isEqualTo("keys");
    assertThat(config.ledgerTable()).isEqualTo("ledger");
    assertThat(config.dedupeWindow()).isEqualTo(Duration.ofDays(7));
    assertThat(config.warehouse()).isEqualTo(Target.workgroup("trackway", "dev"));
  }

  @Test
  void from_reportsEveryProblem() {
    assertThatThrownBy(() -> StatusConfig.from(Map.of("DEDUPE_WINDOW_DAYS", "0")))
        .hasMessageContainingAll(
            "WRITE_KEYS_SECRET is not set",
            "LEDGER_TABLE is not set",
            "DEDUPE_WINDOW_DAYS must be a whole number from 1 to 90",
            "WAREHOUSE_DATABASE is not set");
  }
}
