package io.trackway.function.query;

import io.trackway.function.Settings;
import io.trackway.ingest.WriteKeyDirectory;
import io.trackway.keys.SecretKeyDirectory;
import io.trackway.live.LivePlan;
import io.trackway.live.Profiles;
import io.trackway.liveplan.PlanFile;
import io.trackway.livestore.DynamoLiveStore;
import java.util.Map;

/**
 * What the query function is told by its environment.
 *
 * @param readKeysSecret ARN or name of the secret that lists the read keys
 * @param liveTable name of the table of live state
 */
record QueryConfig(String readKeysSecret, String liveTable) {

  /**
   * Reads it.
   *
   * @throws IllegalStateException listing everything that is wrong
   */
  static QueryConfig from(Map<String, String> environment) {
    Settings settings = new Settings(environment);
    String readKeysSecret = settings.text("READ_KEYS_SECRET");
    String liveTable = settings.text("LIVE_TABLE");
    settings.requireValid();
    return new QueryConfig(readKeysSecret, liveTable);
  }

  /** The keys that the secret lists. */
  WriteKeyDirectory readKeys() {
    return SecretKeyDirectory.ofReadKeys(readKeysSecret).readAhead();
  }

  /** What is asked: the real table, by the plan that is packaged. */
  Answers answers() {
    LivePlan plan = PlanFile.packaged();
    DynamoLiveStore store = DynamoLiveStore.fromEnvironment(liveTable);
    return new Answers(plan, new Profiles(plan, store, store));
  }
}
