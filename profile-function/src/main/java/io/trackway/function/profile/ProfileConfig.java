package io.trackway.function.profile;

import io.trackway.function.Settings;
import io.trackway.live.LiveState;
import io.trackway.liveplan.PlanFile;
import io.trackway.livestore.DynamoLiveStore;
import java.util.Map;

/**
 * What the profile function is told by its environment.
 *
 * @param liveTable name of the table of live state
 */
record ProfileConfig(String liveTable) {

  /**
   * Reads it.
   *
   * @throws IllegalStateException listing everything that is wrong
   */
  static ProfileConfig from(Map<String, String> environment) {
    Settings settings = new Settings(environment);
    String liveTable = settings.text("LIVE_TABLE");
    settings.requireValid();
    return new ProfileConfig(liveTable);
  }

  /**
   * Live state in the real table, by the plan that is packaged with the function.
   *
   * @throws IllegalStateException listing everything that is wrong with the plan
   */
  LiveState liveState() {
    return new LiveState(PlanFile.packaged(), DynamoLiveStore.fromEnvironment(liveTable));
  }
}
