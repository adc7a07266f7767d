package io.trackway.function.load;

import io.trackway.function.Settings;
import io.trackway.redshift.DataApi;
import io.trackway.redshift.RedshiftConfig;
import io.trackway.redshift.Target;
import java.util.Map;

/** What the loader and the migrations are told by their environment. */
record LoaderConfig(Target target) {

  /**
   * Reads the environment.
   *
   * @throws IllegalStateException listing all that is wrong with it
   */
  static LoaderConfig from(Map<String, String> environment) {
    Settings settings = new Settings(environment);
    LoaderConfig config = new LoaderConfig(RedshiftConfig.target(settings));
    settings.requireValid();
    return config;
  }

  /** The Data API of the function's own region and role. */
  DataApi dataApi() {
    return RedshiftConfig.dataApi(target);
  }
}
