package io.trackway.cli.tail;

import io.trackway.cli.aws.LocalRun;
import io.trackway.cli.console.DurationOption;
import io.trackway.cli.console.Terminals;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;

/** Prints events as they arrive. */
@Command(
    name = "tail",
    description = {
      "Prints events as they arrive, one in a line: when it was received, source, type, name, user"
          + " or device, id; rejected ones with code and message. Ctrl-C ends it.",
      "",
      "It reads the stream of what the endpoint has stored, before duplicates are found.",
      ""
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:nobody reads its output any more", "2:the stream cannot be read"})
public final class TailCommand implements Callable<Integer> {

  private static final int UNREADABLE = 2;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  @Option(
      names = "--stream",
      paramLabel = "NAME",
      description =
          "The stream of a deployed stack, found with the usual AWS credentials and region; without"
              + " it, that of make run.")
  private @Nullable String stream;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = DurationOption.class,
      description = "Begins that long ago, such as 5m; without it, now.")
  private @Nullable Duration since;

  @Option(names = "--source", paramLabel = "NAME", description = "Only events of this source.")
  private @Nullable String source;

  @Option(names = "--name", paramLabel = "NAME", description = "Only events of this name.")
  private @Nullable String name;

  @Option(
      names = "--user",
      paramLabel = "ID",
      description = "Only events of this user id or anonymous id.")
  private @Nullable String user;

  @Option(names = "--rejected", description = "Only what was rejected.")
  private boolean rejected;

  @Option(names = "--json", description = "Whole events, one JSON object in each line.")
  private boolean json;

  @Option(
      names = "--run-file",
      paramLabel = "FILE",
      hidden = true,
      defaultValue = "${sys:trackway.run:-.trackway/run.json}")
  private Path runFile = Path.of("");

  @Spec private @Nullable CommandSpec command;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter err = spec().commandLine().getErr();
    Optional<LocalRun> run = LocalRun.find(runFile);
    if (stream == null && run.isEmpty()) {
      err.println("Nothing to watch: make run is not running. Start it, or name a --stream.");
      return UNREADABLE;
    }
    try (EventStream from =
        stream == null ? EventStream.of(run.orElseThrow()) : EventStream.inTheCloud(stream)) {
      return watch(from);
    } catch (SdkException unreachable) {
      err.println(
          stream == null
              ? "Nothing answers where make run was: it has ended. Start it and call again."
              : "Stream " + stream + " cannot be read: " + unreachable.getMessage());
      return UNREADABLE;
    }
  }

  private int watch(EventStream from) throws InterruptedException {
    ArrivalPrinter printer =
        new ArrivalPrinter(
            spec().commandLine().getOut(), new Selection(source, name, user, rejected), form());
    StreamFollower follower = new StreamFollower(from, printer);
    try {
      follower.begin(since == null ? null : Instant.now().minus(since));
      spec().commandLine().getErr().println("Watching " + from.name() + "; Ctrl-C ends it.");
      while (!printer.isUnread()) {
        SdkException failure = follower.failure(BETWEEN_LOOKS);
        if (failure != null) {
          throw failure;
        }
      }
      return 0;
    } finally {
      follower.end();
    }
  }

  private ArrivalPrinter.Form form() {
    if (json) {
      return ArrivalPrinter.Form.JSON;
    }
    return Terminals.outHasColours() ? ArrivalPrinter.Form.COLOURED : ArrivalPrinter.Form.PLAIN;
  }

  private CommandSpec spec() {
    return Objects.requireNonNull(command);
  }
}
