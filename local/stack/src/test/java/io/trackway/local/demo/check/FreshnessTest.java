package io.trackway.local.demo.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Percentiles by nearest rank, of the events of which both ends are known. */
class FreshnessTest {

  @Test
  void waits_endWhenTheLoadIsSeen() {
    Map<String, Long> postedAt = new HashMap<>();
    Map<String, String> loadOf = new HashMap<>();
    for (int second = 1; second <= 100; second++) {
      postedAt.put("e" + second, Duration.ofSeconds(100 - second).toNanos());
      loadOf.put("e" + second, "load");
    }
    loadOf.put("never-answered", "load");
    loadOf.put("e1000", "never-seen");
    Map<String, Long> seenAt = Map.of("load", Duration.ofSeconds(100).toNanos());

    assertThat(Freshness.of(postedAt, loadOf, seenAt))
        .isEqualTo(
            new Freshness(
                Duration.ofSeconds(50), Duration.ofSeconds(95), Duration.ofSeconds(100), 100));
  }

  @Test
  void nothing_isZero() {
    assertThat(Freshness.of(Map.of(), Map.of(), Map.of()).events()).isZero();
  }
}
