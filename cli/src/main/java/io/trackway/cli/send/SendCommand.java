package io.trackway.cli.send;

import io.trackway.cli.console.DurationOption;
import io.trackway.cli.console.Terminals;
import io.trackway.cli.input.InputFile;
import io.trackway.cli.send.ProgressFile.Errand;
import io.trackway.client.EventsClient;
import io.trackway.event.Limits;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends a file of events, one in each line. */
@Command(
    name = "send",
    description = {
      "Sends a file of events, one JSON object in each line.",
      "",
      "How far it is stands in FILE.progress until the end: after Ctrl-C, a kill or a failure the"
          + " same command goes on from there. A few events are then sent a second time, which"
          + " their ids make safe.",
      ""
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every event was accepted",
      "1:some events were rejected; the summary says why",
      "2:it stopped before the end; the message says how to go on"
    })
public final class SendCommand implements Callable<Integer> {

  private static final int STOPPED = Transfer.STOPPED;
  private static final int SENDERS_MAX = 64;

  @Parameters(paramLabel = "FILE", description = "Events in NDJSON; - for the standard input.")
  private Path file = Path.of("");

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      defaultValue = "http://localhost:8080",
      description = "Where to send (default: ${DEFAULT-VALUE}).")
  private URI endpoint = URI.create("http://localhost:8080");

  @Option(
      names = "--key",
      defaultValue = "${env:TRACKWAY_WRITE_KEY:-demo}",
      showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER,
      description = "The write key (default: TRACKWAY_WRITE_KEY, else that of make run).")
  private String key = "";

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      defaultValue = "4",
      description =
          "Requests at a time (default: ${DEFAULT-VALUE}). With 1, events arrive in the order of"
              + " the file.")
  private int concurrency = 4;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "500",
      description = "Events in a request, at most 2500 (default: ${DEFAULT-VALUE}).")
  private int batch = 500;

  @Option(
      names = "--patience",
      paramLabel = "TIME",
      defaultValue = "5m",
      converter = DurationOption.class,
      description =
          "How long to try a request again where the endpoint is away or busy (default:"
              + " ${DEFAULT-VALUE}).")
  private Duration patience = Duration.ofMinutes(5);

  @Option(
      names = "--rejected",
      paramLabel = "OUT",
      description = "Writes the rejected lines to this file, as they are.")
  private @Nullable Path rejected;

  @Option(names = "--restart", description = "Begins anew, whatever FILE.progress says.")
  private boolean restart;

  @Option(
      names = "--from-line",
      paramLabel = "N",
      description = "Begins at that line, whatever FILE.progress says.")
  private long fromLine;

  @Spec private @Nullable CommandSpec command;

  @Override
  public Integer call() throws IOException, InterruptedException {
    check();
    PrintWriter out = spec().commandLine().getOut();
    InputFile input = new InputFile(file);
    if (!input.isReadable()) {
      out.println("There is no file " + file + " that can be read.");
      return STOPPED;
    }
    Errand errand = errand(input);
    ProgressFile progress = input.isRepeatable() ? ProgressFile.beside(file) : null;
    Start start =
        restart || fromLine > 0 || progress == null
            ? new Start.From(Checkpoint.START)
            : Start.of(progress, errand);
    return switch (start) {
      case Start.From(Checkpoint checkpoint) ->
          transfer(input, new Keeper(progress, errand), checkpoint);
      case Start.Undecided(String message) -> {
        out.println(message);
        yield STOPPED;
      }
    };
  }

  private int transfer(InputFile input, Keeper keeper, Checkpoint start)
      throws IOException, InterruptedException {
    Transfer.Settings settings = new Transfer.Settings(new Batches.Cut(fromLine, batch), patience);
    try (EventsClient client =
            new EventsClient(endpoint.resolve("/v1/events"), InstantSource.system());
        RejectedFile rejectedFile = RejectedFile.open(rejected, start.rejectedFileBytes())) {
      Transfer transfer =
          new Transfer(settings, keeper, new Course(start, concurrency, rejectedFile), view(input));
      transfer.run(input, client, headers());
      return transfer.finish(spec().commandLine().getOut());
    }
  }

  private Watch.View view(InputFile input) throws IOException {
    return new Watch.View(spec().commandLine().getErr(), Terminals.errIsTerminal(), input.bytes());
  }

  private Errand errand(InputFile input) throws IOException {
    return new Errand(
        input.isRepeatable() ? input.identity() : InputFile.Identity.NONE,
        endpoint.toString(),
        rejected == null ? "" : rejected.toAbsolutePath().normalize().toString());
  }

  private Map<String, String> headers() {
    return Map.of("x-write-key", key, "content-type", "application/x-ndjson");
  }

  private void check() {
    if (endpoint.getHost() == null || !String.valueOf(endpoint.getScheme()).matches("https?")) {
      throw mistake("--endpoint must begin with http:// or https://");
    }
    if (!key.matches("[\\x21-\\x7E]+")) {
      throw mistake("--key has characters that no write key has");
    }
    if (concurrency < 1 || concurrency > SENDERS_MAX) {
      throw mistake("--concurrency must be 1 to " + SENDERS_MAX);
    }
    if (batch < 1 || batch > Limits.REQUEST_EVENTS_MAX) {
      throw mistake("--batch must be 1 to " + Limits.REQUEST_EVENTS_MAX);
    }
    if (rejected != null && rejected.toAbsolutePath().equals(file.toAbsolutePath())) {
      throw mistake("--rejected must be another file");
    }
  }

  private ParameterException mistake(String message) {
    return new ParameterException(spec().commandLine(), message);
  }

  private CommandSpec spec() {
    return Objects.requireNonNull(command);
  }
}
