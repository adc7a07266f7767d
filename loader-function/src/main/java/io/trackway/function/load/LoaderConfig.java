package io.trackway.function.load;

import io.trackway.function.Settings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;

/** What the loader and the migrations are told by their environment. */
record LoaderConfig(Target target) {

  /**
   * Reads the environment.
   *
   * @throws IllegalStateException listing all that is wrong with it
   */
  static LoaderConfig from(Map<String, String> environment) {
    Settings settings = new Settings(environment);
    Target target =
        new Target(
            settings.text("WAREHOUSE_DATABASE"),
            settings.optionalText("WAREHOUSE_WORKGROUP"),
            settings.optionalText("WAREHOUSE_CLUSTER"),
            settings.optionalText("WAREHOUSE_SECRET_ARN"));
    if (target.workgroup().isPresent() == target.cluster().isPresent()) {
      settings.problem("WAREHOUSE_WORKGROUP", "or WAREHOUSE_CLUSTER must be set, and only one");
    }
    settings.requireValid();
    return new LoaderConfig(target);
  }

  /** The Data API of the function's own region and role. */
  DataApi dataApi() {
    return new DataApi(client(), target, InstantSource.system(), LoaderConfig::pause);
  }

  private static RedshiftDataClient client() {
    return RedshiftDataClient.builder()
        .httpClientBuilder(
            Apache5HttpClient.builder()
                .connectionTimeout(Duration.ofSeconds(5))
                // A long poll is silent until it ends.
                .socketTimeout(DataApi.WAIT_MAX.plusSeconds(15)))
        .build();
  }

  private static void pause(Duration duration) {
    LockSupport.parkNanos(duration.toNanos());
  }
}
