package io.trackway.function.load;

import io.trackway.function.Settings;
import io.trackway.load.Loader;
import io.trackway.redshift.DataApi;
import io.trackway.redshift.RedshiftConfig;
import io.trackway.redshift.Target;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * What the loader and the migrations are told by their environment.
 *
 * @param copy where rows are loaded from files
 */
record LoaderConfig(Target target, Optional<CopySource> copy) {

  /**
   * The bucket that files are loaded from.
   *
   * @param role by which the warehouse reads it: an ARN, or {@code default}
   */
  record CopySource(String bucket, String role) {}

  /**
   * Reads the environment.
   *
   * @throws IllegalStateException listing all that is wrong with it
   */
  static LoaderConfig from(Map<String, String> environment) {
    Settings settings = new Settings(environment);
    LoaderConfig config =
        new LoaderConfig(
            RedshiftConfig.target(settings),
            settings
                .optionalText("LOAD_BUCKET")
                .map(bucket -> new CopySource(bucket, settings.text("COPY_ROLE"))));
    settings.requireValid();
    return config;
  }

  /** The Data API of the function's own region and role. */
  DataApi dataApi() {
    return RedshiftConfig.dataApi(target);
  }

  /** The loader that this environment asks for. */
  Loader loader() {
    return copy.map(source -> loader(source, files(source)))
        .orElseGet(
            () ->
                new Loader(new RedshiftWarehouse(dataApi(), Staging.LITERALS), RedshiftRows.SIZE));
  }

  /**
   * The batches that wait as files.
   *
   * @throws IllegalStateException where there is no bucket
   */
  BatchBuffer buffer() {
    return new BatchBuffer(files(requiredCopy()));
  }

  /**
   * The loads of what waits, all files by one client.
   *
   * @throws IllegalStateException where there is no bucket
   */
  ScheduledLoad scheduledLoad(InstantSource clock) {
    CopySource source = requiredCopy();
    LoadFiles files = files(source);
    return new ScheduledLoad(new BatchBuffer(files), loader(source, files), clock);
  }

  private Loader loader(CopySource source, LoadFiles files) {
    return new Loader(
        new RedshiftWarehouse(dataApi(), new CopyStaging(files, source.role())), CopyStaging.SIZE);
  }

  private CopySource requiredCopy() {
    return copy.orElseThrow(
        () -> new IllegalStateException("The function's environment is wrong: LOAD_BUCKET"));
  }

  private static LoadFiles files(CopySource source) {
    return new LoadFiles(
        S3Client.builder().httpClientBuilder(Apache5HttpClient.builder()).build(), source.bucket());
  }
}
