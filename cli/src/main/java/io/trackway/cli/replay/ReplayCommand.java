package io.trackway.cli.replay;

import io.trackway.cli.aws.AwsClients;
import io.trackway.cli.aws.LocalRun;
import io.trackway.cli.console.Terminals;
import io.trackway.cli.warehouse.Question;
import io.trackway.cli.warehouse.Selection;
import io.trackway.cli.warehouse.SelectionOptions;
import io.trackway.cli.warehouse.Warehouse;
import io.trackway.cli.warehouse.Warehouse.NoAnswerException;
import io.trackway.cli.warehouse.WarehouseOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;

/** Sends in again what was rejected or given up. */
@Command(
    name = "replay",
    description = {
      "Sends in again batches that were given up (s3://BUCKET/KEY or --failures), or rejected rows"
          + " that can come through by now (--rejected).",
      "",
      "Everything comes again as the arrival that it was, so it is safe to run twice: what has"
          + " become a row stays one.",
      ""
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all came through, or there was nothing to do",
      "1:some did not come through and stays where it is",
      "2:it could not begin, or stopped before the end; the message says why"
    })
public final class ReplayCommand implements Callable<Integer> {

  static final int DONE = 0;
  static final int LEFT = 1;
  static final int STOPPED = 2;

  private static final String FAILURE_BUCKET = "FailureBucket";
  private static final String REPLAY_FUNCTION = "ReplayFunction";
  private static final String LOADER_FUNCTION = "LoaderFunction";

  @Parameters(
      paramLabel = "s3://BUCKET/KEY",
      arity = "0..1",
      converter = S3Address.Reader.class,
      description = "An object of a failure bucket, or what the keys of several begin with.")
  private @Nullable S3Address address;

  @Option(
      names = "--failures",
      description = "All objects of the failure bucket: that of make run, or the one of --bucket.")
  private boolean isOfFailures;

  @Option(
      names = "--bucket",
      paramLabel = "NAME",
      description = "With --failures: the FailureBucket of a deployed stack.")
  private @Nullable String bucket;

  @Option(names = "--list", description = "Lists the objects and replays nothing.")
  private boolean isListed;

  @Option(
      names = "--keep",
      description =
          "Leaves objects where they are; without it those that are done with are moved"
              + " below replayed/ in their bucket.")
  private boolean isKept;

  @Option(names = "--rejected", description = "Rows of rejected_events.")
  private boolean isOfRejected;

  @Mixin private SelectionOptions chosen = new SelectionOptions();

  @Option(names = "--dry-run", description = "Tells which rows can come again, and sends nothing.")
  private boolean isDryRun;

  @Option(
      names = "--replay-function",
      paramLabel = "NAME",
      description = "The ReplayFunction of a deployed stack, by name or ARN.")
  private @Nullable String replayFunction;

  @Option(
      names = "--loader-function",
      paramLabel = "NAME",
      description = "The LoaderFunction of a deployed stack, by name or ARN.")
  private @Nullable String loaderFunction;

  @Mixin private WarehouseOptions warehouse = new WarehouseOptions();

  @Spec private @Nullable CommandSpec command;

  @Override
  public Integer call() throws IOException {
    check();
    try {
      return isOfRejected ? replayRows() : replayObjects();
    } catch (NoAnswerException | SdkException unreachable) {
      return stopped(Terminals.sentence(unreachable));
    }
  }

  private int replayObjects() throws IOException {
    Optional<LocalRun> run = warehouse.localRun();
    Optional<S3Address> objects =
        address != null
            ? Optional.of(address)
            : Optional.ofNullable(bucket)
                .or(() -> run.map(it -> it.bucket(FAILURE_BUCKET)))
                .map(name -> new S3Address(name, ""));
    if (objects.isEmpty()) {
      return stopped("No failure bucket: make run is not running. Start it, or name a --bucket.");
    }
    S3Address place = objects.get();
    AwsClients clients =
        run.filter(it -> it.hasBucket(place.bucket()))
            .map(AwsClients::of)
            .orElseGet(AwsClients::inTheCloud);
    try (FailureBucket from = new FailureBucket(clients.s3(), place.bucket())) {
      ObjectReplay replay = new ObjectReplay(from, out());
      if (isListed) {
        return replay.list(place.key(), InstantSource.system());
      }
      try (Functions functions = new Functions(clients.lambda())) {
        return replay.replay(place.key(), functions, isKept);
      }
    }
  }

  private int replayRows() throws IOException, NoAnswerException {
    Optional<WarehouseOptions.Place> place = warehouse.place();
    if (place.isEmpty()) {
      return stopped(
          "Nothing to replay: make run is not running. Start it, or name a --workgroup or"
              + " --cluster.");
    }
    Selection selection = chosen.at(Instant.now());
    try (Warehouse asked = Warehouse.at(place.get(), err())) {
      Ways ways = Ways.of(asked.ask(Question.counts(selection)));
      if (ways.isEmpty()) {
        out().println("Nothing was rejected" + chosen.within() + ".");
        return DONE;
      }
      ways.lines().forEach(out()::println);
      if (ways.skipped() > 0) {
        out()
            .printf(
                "%n%,d cannot come through as they are: write them out with trackway rejected"
                    + " --payloads FILE, mend them, and send them with trackway send FILE.%n",
                ways.skipped());
      }
      out().flush();
      return isDryRun || ways.replayable() == 0
          ? DONE
          : replayRows(place.get().clients(), asked, selection, ways);
    }
  }

  private int replayRows(AwsClients clients, Warehouse asked, Selection selection, Ways ways)
      throws NoAnswerException {
    boolean isLocal = !warehouse.isInTheCloud();
    String processor = Objects.requireNonNullElse(replayFunction, isLocal ? REPLAY_FUNCTION : "");
    String loader = Objects.requireNonNullElse(loaderFunction, isLocal ? LOADER_FUNCTION : "");
    if (ways.forProcessor() > 0 && processor.isEmpty()) {
      return stopped("--replay-function is missing: the stack's output ReplayFunction names it.");
    }
    if (ways.forLoader() > 0 && loader.isEmpty()) {
      return stopped("--loader-function is missing: the stack's output LoaderFunction names it.");
    }
    try (Functions functions = new Functions(clients.lambda())) {
      RejectedReplay replay =
          new RejectedReplay(asked, functions, new RejectedReplay.Names(processor, loader), err());
      ReplayTally tally = replay.run(selection, ways.replayable());
      out().println();
      tally.lines().forEach(out()::println);
      out().flush();
      if (replay.isGivenUp()) {
        return stopped("Stopped: the function only fails. Mend it and call again.");
      }
      return tally.isClear() ? DONE : LEFT;
    }
  }

  private void check() {
    long modes = Stream.of(address != null, isOfFailures, isOfRejected).filter(it -> it).count();
    if (modes != 1) {
      throw mistake("Give one of s3://BUCKET/KEY, --failures and --rejected");
    }
    if (bucket != null && !isOfFailures) {
      throw mistake("--bucket belongs to --failures");
    }
    if (isOfRejected && (isListed || isKept)) {
      throw mistake("--list and --keep are for objects; --rejected has --dry-run");
    }
    if (!isOfRejected && (isDryRun || chosen.isNarrow())) {
      throw mistake("--dry-run, --source and --code belong to --rejected");
    }
    chosen.check();
  }

  private int stopped(String message) {
    err().println(message);
    err().flush();
    return STOPPED;
  }

  private PrintWriter out() {
    return spec().commandLine().getOut();
  }

  private PrintWriter err() {
    return spec().commandLine().getErr();
  }

  private ParameterException mistake(String message) {
    return new ParameterException(spec().commandLine(), message);
  }

  private CommandSpec spec() {
    return Objects.requireNonNull(command);
  }
}
