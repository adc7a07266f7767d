package io.trackway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends a file of events, one in each line. */
@Command(
    name = "send",
    description = "Sends a file of events, one JSON object in each line.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:every event was accepted",
      "1:some events were rejected; the summary says why",
      "2:it stopped before the end; the message says where to go on"
    })
final class SendCommand implements Callable<Integer> {

  private static final int REJECTED = 1;
  private static final int STOPPED = 2;
  private static final long PROGRESS_NANOS = 2_000_000_000L;

  @Parameters(paramLabel = "FILE", description = "Events in NDJSON, UTF-8.")
  private Path file = Path.of("");

  @Option(
      names = "--endpoint",
      defaultValue = "http://localhost:8080",
      description = "Where to send (default: ${DEFAULT-VALUE}).")
  private URI endpoint = URI.create("http://localhost:8080");

  @Option(
      names = "--key",
      defaultValue = "${env:TRACKWAY_WRITE_KEY:-demo}",
      description = "The write key (default: TRACKWAY_WRITE_KEY, else that of make run).")
  private String key = "";

  @Option(
      names = "--from-line",
      defaultValue = "1",
      description = "Goes on where an earlier call stopped (default: ${DEFAULT-VALUE}).")
  private long fromLine = 1;

  @Spec private @Nullable CommandSpec command;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = Objects.requireNonNull(command).commandLine().getOut();
    try (BufferedReader lines = Files.newBufferedReader(file, UTF_8);
        Endpoint to = new Endpoint(endpoint, key)) {
      return send(new Batches(lines), to, out);
    } catch (NoSuchFileException missing) {
      out.println("There is no file " + file + ".");
    } catch (MalformedInputException notText) {
      out.println(file + " is not UTF-8; convert it first.");
    }
    return STOPPED;
  }

  private int send(Batches batches, Endpoint to, PrintWriter out)
      throws IOException, InterruptedException {
    Summary summary = new Summary();
    long shown = System.nanoTime();
    for (List<Batches.Line> batch = next(batches); !batch.isEmpty(); batch = next(batches)) {
      String problem =
          switch (to.send(text(batch))) {
            case Answer.Told told -> {
              summary.add(batch, told);
              yield "";
            }
            case Answer.Refused(int status, String message) -> "HTTP " + status + ": " + message;
            case Answer.Unanswered(String cause) -> cause;
          };
      if (!problem.isEmpty()) {
        summary.print(out);
        out.printf("Stopped: %s.%n", problem);
        out.printf("Go on with --from-line %d.%n", batch.getFirst().number());
        return STOPPED;
      }
      if (System.nanoTime() - shown > PROGRESS_NANOS) {
        shown = System.nanoTime();
        out.printf("  %,d sent, %,d rejected ...%n", summary.sent(), summary.rejected());
        out.flush();
      }
    }
    summary.print(out);
    return summary.rejected() == 0 ? 0 : REJECTED;
  }

  /** The next batch without the lines that an earlier call has sent. */
  private List<Batches.Line> next(Batches batches) throws IOException {
    List<Batches.Line> batch = batches.next();
    while (!batch.isEmpty() && batch.getLast().number() < fromLine) {
      batch = batches.next();
    }
    return batch.stream().filter(line -> line.number() >= fromLine).toList();
  }

  private static String text(List<Batches.Line> batch) {
    return batch.stream().map(Batches.Line::text).collect(joining("\n"));
  }
}
