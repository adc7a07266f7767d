package io.trackway.benchmarks.handler;

import io.trackway.local.dynamodb.DynamoDbProcess;
import io.trackway.local.host.HostSettings;
import io.trackway.local.kinesis.KinesisOptions;
import io.trackway.local.kinesis.KinesisServer;
import io.trackway.local.kinesis.ThroughputLimits;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * Starts what the processor function calls, and then the process that is measured: a DynamoDB Local
 * of its own and a Kinesis server in this process, so that neither counts.
 */
public final class Services {

  private static final String USAGE = "usage: Services ROUNDS, 1 to 99";

  private Services() {}

  /** Runs in the repository's root, everything having been built. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length != 1 || !arguments[0].matches("[1-9]\\d?")) {
      System.err.println(USAGE);
      System.exit(2);
    }
    int exit;
    KinesisOptions options = KinesisOptions.standard().withThroughputLimits(ThroughputLimits.NONE);
    try (DynamoDbProcess dynamo =
            DynamoDbProcess.start(
                DynamoDbProcess.Options.inRepository(Path.of("").toAbsolutePath()));
        KinesisServer kinesis = KinesisServer.start(options)) {
      exit = measure(arguments[0], dynamo.endpoint(), kinesis.endpoint());
    }
    System.exit(exit);
  }

  private static int measure(String rounds, URI dynamo, URI kinesis)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
                HostSettings.runningJava().toString(),
                "-XX:+UseSerialGC",
                "-Xmx768m",
                "-cp",
                System.getProperty("java.class.path"),
                Measurements.class.getName(),
                rounds)
            .inheritIO();
    builder
        .environment()
        .putAll(
            Map.of(
                "AWS_REGION", "us-east-1",
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local-secret",
                "AWS_ENDPOINT_URL_DYNAMODB", dynamo.toString(),
                "AWS_ENDPOINT_URL_KINESIS", kinesis.toString()));
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return process.waitFor();
  }
}
