package io.trackway.redshift;

import io.trackway.function.Settings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;

/** What a function's environment says of the warehouse. */
public final class RedshiftConfig {

  private RedshiftConfig() {}

  /**
   * Reads {@code WAREHOUSE_DATABASE}, one of {@code WAREHOUSE_WORKGROUP} and {@code
   * WAREHOUSE_CLUSTER}, and {@code WAREHOUSE_SECRET_ARN}; what is wrong is noted in the settings.
   */
  public static Target target(Settings settings) {
    Target target =
        new Target(
            settings.text("WAREHOUSE_DATABASE"),
            settings.optionalText("WAREHOUSE_WORKGROUP"),
            settings.optionalText("WAREHOUSE_CLUSTER"),
            settings.optionalText("WAREHOUSE_SECRET_ARN"));
    if (target.workgroup().isPresent() == target.cluster().isPresent()) {
      settings.problem("WAREHOUSE_WORKGROUP", "or WAREHOUSE_CLUSTER must be set, and only one");
    }
    return target;
  }

  /** The Data API of the function's own region and role. */
  public static DataApi dataApi(Target target) {
    return new DataApi(client(), target, InstantSource.system(), RedshiftConfig::pause);
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
