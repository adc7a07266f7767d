package io.trackway.function.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class QueryConfigTest {

  @Test
  void from_readsEverything() {
    assertThat(QueryConfig.from(Map.of("READ_KEYS_SECRET", "keys", "LIVE_TABLE", "live")))
        .isEqualTo(new QueryConfig("keys", "live"));
  }

  @Test
  void from_reportsEveryProblem() {
    assertThatThrownBy(() -> QueryConfig.from(Map.of()))
        .hasMessageContainingAll("READ_KEYS_SECRET is not set", "LIVE_TABLE is not set");
  }
}
