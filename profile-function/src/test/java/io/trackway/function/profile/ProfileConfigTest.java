package io.trackway.function.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackway.live.LivePlan;
import io.trackway.liveplan.PlanFile;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProfileConfigTest {

  @Test
  void table_isRead() {
    assertThat(ProfileConfig.from(Map.of("LIVE_TABLE", "live")))
        .isEqualTo(new ProfileConfig("live"));
  }

  @Test
  void table_mustBeSet() {
    assertThatThrownBy(() -> ProfileConfig.from(Map.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The function's environment is wrong: LIVE_TABLE is not set");
  }

  /** The one at the root of the repository, which everybody begins with. */
  @Test
  void plan_isPackagedWithTheFunction() {
    assertThat(PlanFile.packaged()).isNotEqualTo(LivePlan.NONE);
  }
}
