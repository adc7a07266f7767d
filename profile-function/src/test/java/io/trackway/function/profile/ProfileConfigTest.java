package io.trackway.function.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackway.live.LivePlan;
import io.trackway.liveplan.PlanFile;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProfileConfigTest {

  @Test
  void environment_isRead() {
    assertThat(ProfileConfig.from(Map.of("LIVE_TABLE", "live", "EVENTS_STREAM", "")))
        .isEqualTo(new ProfileConfig("live", Optional.empty()));
    assertThat(
            ProfileConfig.from(
                Map.of("LIVE_TABLE", "live", "EVENTS_STREAM", "events", "LANES", "16")))
        .isEqualTo(
            new ProfileConfig("live", Optional.of(new ProfileConfig.Announcing("events", 16))));
  }

  @Test
  void table_mustBeSet() {
    assertThatThrownBy(() -> ProfileConfig.from(Map.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The function's environment is wrong: LIVE_TABLE is not set");
  }

  @Test
  void lanes_mustBeSet_whereSegmentsAreAnnounced() {
    assertThatThrownBy(
            () -> ProfileConfig.from(Map.of("LIVE_TABLE", "live", "EVENTS_STREAM", "events")))
        .hasMessage("The function's environment is wrong: LANES is not set");
  }

  /** The one at the root of the repository, which everybody begins with. */
  @Test
  void plan_isPackagedWithTheFunction() {
    assertThat(PlanFile.packaged()).isNotEqualTo(LivePlan.NONE);
  }
}
