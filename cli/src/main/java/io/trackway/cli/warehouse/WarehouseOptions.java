package io.trackway.cli.warehouse;

import io.trackway.cli.aws.AwsClients;
import io.trackway.cli.aws.LocalRun;
import io.trackway.redshift.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which warehouse a command asks: a deployed one, or that of the local run. */
public final class WarehouseOptions {

  @Option(
      names = "--workgroup",
      paramLabel = "NAME",
      description =
          "Redshift Serverless workgroup of a deployed stack, found with the usual AWS credentials"
              + " and region; without it and --cluster, the warehouse of make run.")
  private @Nullable String workgroup;

  @Option(
      names = "--cluster",
      paramLabel = "NAME",
      description = "Provisioned Redshift cluster of a deployed stack.")
  private @Nullable String cluster;

  @Option(
      names = "--database",
      paramLabel = "NAME",
      defaultValue = "dev",
      description = "Its database (default: ${DEFAULT-VALUE}).")
  private String database = "dev";

  @Option(
      names = "--secret-arn",
      paramLabel = "ARN",
      description = "Secret with the database user; without it, IAM as who calls.")
  private @Nullable String secretArn;

  @Option(
      names = "--run-file",
      paramLabel = "FILE",
      hidden = true,
      defaultValue = "${sys:trackway.run:-.trackway/run.json}")
  private Path runFile = Path.of("");

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  /** A warehouse and the clients of where it is. */
  public record Place(AwsClients clients, Target target) {}

  /** Whether a deployed stack is meant. */
  public boolean isInTheCloud() {
    return workgroup != null || cluster != null;
  }

  /** The local run; none where nothing runs. */
  public Optional<LocalRun> localRun() throws IOException {
    return LocalRun.find(runFile);
  }

  /**
   * Where the warehouse is; none where make run is meant and does not run.
   *
   * @throws ParameterException where the options contradict each other
   */
  public Optional<Place> place() throws IOException {
    if (workgroup != null && cluster != null) {
      throw new ParameterException(
          Objects.requireNonNull(command).commandLine(),
          "Give either --workgroup or --cluster, and not both");
    }
    if (isInTheCloud()) {
      return Optional.of(
          new Place(
              AwsClients.inTheCloud(),
              new Target(
                  database,
                  Optional.ofNullable(workgroup),
                  Optional.ofNullable(cluster),
                  Optional.ofNullable(secretArn))));
    }
    return localRun()
        .map(
            run ->
                new Place(AwsClients.of(run), Target.workgroup(run.workgroup(), run.database())));
  }
}
