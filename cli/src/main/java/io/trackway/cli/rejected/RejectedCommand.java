package io.trackway.cli.rejected;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trackway.cli.console.Terminals;
import io.trackway.cli.warehouse.Question;
import io.trackway.cli.warehouse.Rejected;
import io.trackway.cli.warehouse.Selection;
import io.trackway.cli.warehouse.SelectionOptions;
import io.trackway.cli.warehouse.Warehouse;
import io.trackway.cli.warehouse.Warehouse.NoAnswerException;
import io.trackway.cli.warehouse.WarehouseOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;

/** Lists why arrivals were rejected. */
@Command(
    name = "rejected",
    description = {
      "Lists why arrivals were rejected, the most frequent reason first, from the warehouse's table"
          + " rejected_events. Payloads are data of users: they are shown only on demand.",
      ""
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:it was told", "2:the warehouse cannot be asked, or a file not written"})
public final class RejectedCommand implements Callable<Integer> {

  private static final int UNTOLD = 2;
  private static final int REASONS = 20;
  private static final int REASONS_MAX = 1_000;
  private static final int ROWS = 1_000;
  private static final int ROWS_MAX = 10_000;
  private static final int SAMPLES_MAX = 10;

  @Mixin private WarehouseOptions warehouse = new WarehouseOptions();

  @Mixin private SelectionOptions chosen = new SelectionOptions();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description =
          "Reasons, 20 without it and 1,000 at most; arrivals with --json and --payloads, 1,000"
              + " without it and 10,000 at most.")
  private @Nullable Integer limit;

  @Option(
      names = "--samples",
      paramLabel = "N",
      defaultValue = "0",
      description = "Shows the newest payloads of each reason, 10 at most.")
  private int samples;

  @Option(
      names = "--json",
      description = "Whole arrivals, the newest first, one JSON object in each line.")
  private boolean json;

  @Option(
      names = "--payloads",
      paramLabel = "FILE",
      description =
          "Writes the payloads to this file, one in each line, to be edited and sent with trackway"
              + " send.")
  private @Nullable Path payloads;

  @Spec private @Nullable CommandSpec command;

  @Override
  public Integer call() throws IOException {
    check();
    PrintWriter err = spec().commandLine().getErr();
    Optional<WarehouseOptions.Place> place = warehouse.place();
    if (place.isEmpty()) {
      err.println(
          "Nothing to ask: make run is not running. Start it, or name a --workgroup or --cluster.");
      return UNTOLD;
    }
    try (Warehouse asked = Warehouse.at(place.get(), err)) {
      Selection selection = chosen.at(Instant.now());
      if (json || payloads != null) {
        tellArrivals(asked, selection);
      } else {
        tellReasons(asked, selection);
      }
      return 0;
    } catch (NoAnswerException | SdkException unreachable) {
      err.println(Terminals.sentence(unreachable));
      return UNTOLD;
    }
  }

  private void tellReasons(Warehouse asked, Selection selection) throws NoAnswerException {
    int reasonsMax = limit(REASONS);
    Reasons reasons =
        Reasons.of(asked.ask(Question.reasons(selection, samples, reasonsMax)), reasonsMax);
    PrintWriter out = spec().commandLine().getOut();
    if (reasons.isEmpty()) {
      out.println("Nothing was rejected" + among());
    } else {
      reasons
          .lines(ZoneId.systemDefault(), Terminals.outColumns(), samples > 0)
          .forEach(out::println);
      if (reasons.listed() < reasons.total()) {
        out.printf(
            "%nThese are %,d of %,d; --limit lists more reasons.%n",
            reasons.listed(), reasons.total());
      }
    }
    out.flush();
  }

  private String among() {
    return chosen.text() + chosen.within() + ".";
  }

  private void tellArrivals(Warehouse asked, Selection selection)
      throws IOException, NoAnswerException {
    int rowsMax = limit(ROWS);
    List<List<String>> answer = asked.ask(Question.newest(selection, rowsMax));
    List<Rejected> rows = answer.stream().map(Rejected::of).toList();
    long total = answer.isEmpty() ? 0 : Long.parseLong(answer.getFirst().getLast());
    PrintWriter err = spec().commandLine().getErr();
    if (json) {
      PrintWriter out = spec().commandLine().getOut();
      rows.forEach(row -> out.println(document(row)));
      out.flush();
    }
    if (payloads != null) {
      writePayloads(rows, payloads);
    }
    if (rows.size() < total) {
      err.printf(
          "These are the newest %,d of %,d; --limit takes up to %,d, --since fewer.%n",
          rows.size(), total, ROWS_MAX);
    }
  }

  private void writePayloads(List<Rejected> rows, Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Rejected row : rows.reversed()) {
      PayloadLines.line(row).ifPresent(lines::add);
    }
    Files.write(file, lines);
    PrintWriter err = spec().commandLine().getErr();
    err.printf("%,d payloads are in %s, the oldest first.%n", lines.size(), file);
    if (lines.size() < rows.size()) {
      err.printf("%,d are left out, since their end is missing.%n", rows.size() - lines.size());
    }
  }

  private static String document(Rejected row) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("origin", row.arrival().origin());
    document.put("source", row.source());
    if (!row.eventId().isEmpty()) {
      document.put("id", row.eventId());
    }
    document.put("code", row.reason().code());
    document.put("message", row.reason().message());
    document.put("received_at", row.arrival().receivedAt().toString());
    document.put("truncated", row.payload().truncated());
    document.put("payload", row.payload().text());
    return document.toString();
  }

  private int limit(int standard) {
    return limit == null ? standard : limit;
  }

  private void check() {
    int most = json || payloads != null ? ROWS_MAX : REASONS_MAX;
    if (limit != null && (limit < 1 || limit > most)) {
      throw mistake("--limit must be 1 to %,d".formatted(most));
    }
    if (samples < 0 || samples > SAMPLES_MAX) {
      throw mistake("--samples must be 0 to " + SAMPLES_MAX);
    }
    chosen.check();
  }

  private ParameterException mistake(String message) {
    return new ParameterException(spec().commandLine(), message);
  }

  private CommandSpec spec() {
    return Objects.requireNonNull(command);
  }
}
