package io.trackway.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LaneTest {

  /** A changed hash would send a user's events over two lanes during an upgrade. */
  @Test
  void of_isTheSameInEveryVersion() {
    assertThat(Lane.of("user-1", 16)).isEqualTo(new Lane(4));
    assertThat(Lane.of("é💥", 256)).isEqualTo(new Lane(203));
  }

  @Test
  void of_usesEveryLane() {
    assertThat(
            java.util.stream.IntStream.range(0, 1_000)
                .mapToObj(user -> Lane.of("user-" + user, 16).number())
                .distinct())
        .hasSize(16);
  }
}
