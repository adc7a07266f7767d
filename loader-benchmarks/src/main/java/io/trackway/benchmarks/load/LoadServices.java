package io.trackway.benchmarks.load;

import io.trackway.local.redshift.RedshiftDataServer;
import io.trackway.local.redshift.RedshiftOptions;
import io.trackway.local.storage.ObjectStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Starts what the loader function calls, and then the process that is measured. */
public final class LoadServices {

  private static final String USAGE = "usage: LoadServices ROUNDS, 1 to 99";
  private static final String KEY = "local";

  private LoadServices() {}

  /** Runs in the repository's root, everything having been built. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length != 1 || !arguments[0].matches("[1-9]\\d?")) {
      System.err.println(USAGE);
      System.exit(2);
    }
    int exit;
    Path folder = Files.createTempDirectory("trackway-load");
    try (ObjectStore objects = ObjectStore.listen(0, List.of(LoadMeasurements.BUCKET));
        RedshiftDataServer redshift =
            RedshiftDataServer.start(
                RedshiftOptions.in(folder).withStorage(() -> client(objects.endpoint())))) {
      exit = measure(arguments[0], redshift.endpoint(), objects.endpoint());
    }
    System.exit(exit);
  }

  private static S3Client client(URI endpoint) {
    return S3Client.builder()
        .endpointOverride(endpoint)
        .forcePathStyle(true)
        .region(Region.US_EAST_1)
        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, KEY)))
        .build();
  }

  private static int measure(String rounds, URI redshift, URI objects)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-Xmx1g",
                "-Dorg.slf4j.simpleLogger.log.io.trackway.function.load.LoadLog=warn",
                "-cp",
                System.getProperty("java.class.path"),
                LoadMeasurements.class.getName(),
                rounds)
            .inheritIO();
    builder
        .environment()
        .putAll(
            Map.of(
                "AWS_REGION",
                "us-east-1",
                "AWS_ACCESS_KEY_ID",
                KEY,
                "AWS_SECRET_ACCESS_KEY",
                KEY,
                "AWS_ENDPOINT_URL_REDSHIFT_DATA",
                redshift.toString(),
                "AWS_ENDPOINT_URL_S3",
                objects.toString(),
                "WAREHOUSE_WORKGROUP",
                "trackway",
                "WAREHOUSE_DATABASE",
                "dev"));
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return process.waitFor();
  }
}
