package io.trackway.function.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackway.redshift.Target;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoaderConfigTest {

  @Test
  void from_ofAWorkgroup() {
    assertThat(
            LoaderConfig.from(
                Map.of("WAREHOUSE_DATABASE", "dev", "WAREHOUSE_WORKGROUP", "trackway")))
        .isEqualTo(new LoaderConfig(Target.workgroup("trackway", "dev"), Optional.empty()));
  }

  @Test
  void from_ofACluster_withItsSecret() {
    LoaderConfig config =
        LoaderConfig.from(
            Map.of(
                "WAREHOUSE_DATABASE", "dev",
                "WAREHOUSE_CLUSTER", "main",
                "WAREHOUSE_WORKGROUP", "",
                "WAREHOUSE_SECRET_ARN", "arn:aws:secretsmanager:x"));

    assertThat(config.target())
        .isEqualTo(
            new Target(
                "dev",
                Optional.empty(),
                Optional.of("main"),
                Optional.of("arn:aws:secretsmanager:x")));
  }

  @Test
  void from_withABucket_hasARoleToo() {
    Map<String, String> environment =
        Map.of(
            "WAREHOUSE_DATABASE", "dev",
            "WAREHOUSE_WORKGROUP", "trackway",
            "LOAD_BUCKET", "files",
            "COPY_ROLE", "default");

    assertThat(LoaderConfig.from(environment).copy())
        .contains(new LoaderConfig.CopySource("files", "default"));

    Map<String, String> roleless = new HashMap<>(environment);
    roleless.remove("COPY_ROLE");
    assertThatThrownBy(() -> LoaderConfig.from(roleless))
        .hasMessageContaining("COPY_ROLE is not set");
  }

  @Test
  void from_ofWhatIsWrong_tellsAllOfIt() {
    assertThatThrownBy(() -> LoaderConfig.from(Map.of()))
        .hasMessageContainingAll(
            "WAREHOUSE_DATABASE is not set",
            "WAREHOUSE_WORKGROUP or WAREHOUSE_CLUSTER must be set, and only one");
    assertThatThrownBy(
            () ->
                LoaderConfig.from(
                    Map.of(
                        "WAREHOUSE_DATABASE", "dev",
                        "WAREHOUSE_CLUSTER", "main",
                        "WAREHOUSE_WORKGROUP", "trackway")))
        .hasMessageContaining("and only one");
  }
}
