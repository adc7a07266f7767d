package io.trackway.cli.plan;

import io.trackway.cli.input.InputFile;
import io.trackway.cli.input.Line;
import io.trackway.cli.input.Lines;
import io.trackway.cli.input.Position;
import io.trackway.cli.plan.RecordedEvents.Recorded;
import io.trackway.event.Event;
import io.trackway.event.Limits;
import io.trackway.event.Source;
import io.trackway.plan.PlanFolder;
import io.trackway.plan.PlanReading;
import io.trackway.plan.SchemaPlan;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what a tracking plan would do to the events of a file. */
@Command(
    name = "check",
    description = {
      "Tells what a tracking plan would do to recorded events, one JSON object in each line.",
      "",
      "Nothing is sent. Each line is read as the endpoint would read it, and judged as the"
          + " processor would judge it.",
      ""
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing would be rejected",
      "1:something would be rejected; the tables say what and why",
      "2:there is no plan, or it cannot be used, or there is no such file"
    })
public final class CheckCommand implements Callable<Integer> {

  private static final int REJECTED = 1;
  private static final int UNUSABLE = 2;
  private static final String ANY_SOURCE = "*";

  @Parameters(paramLabel = "FILE", description = "Events in NDJSON; - for the standard input.")
  private Path file = Path.of("");

  @Option(
      names = "--plan",
      paramLabel = "FOLDER",
      defaultValue = "tracking-plan",
      description = "The folder of the plan (default: ${DEFAULT-VALUE}).")
  private Path folder = Path.of("tracking-plan");

  @Option(
      names = "--source",
      paramLabel = "NAME",
      defaultValue = ANY_SOURCE,
      description =
          "The source that the events are from (default: one that the plan does not name).")
  private String source = ANY_SOURCE;

  @Option(names = "--json", description = "The same as one JSON object.")
  private boolean json;

  @Spec private @Nullable CommandSpec command;

  @Override
  public Integer call() throws IOException {
    if (source.isEmpty() || source.length() > Limits.SOURCE_CHARACTERS_MAX) {
      throw new ParameterException(
          spec().commandLine(),
          "--source must have 1 to " + Limits.SOURCE_CHARACTERS_MAX + " characters");
    }
    PrintWriter err = spec().commandLine().getErr();
    InputFile input = new InputFile(file);
    if (!input.isReadable()) {
      err.println("There is no file " + file + " that can be read.");
      return UNUSABLE;
    }
    return switch (PlanFolder.read(folder)) {
      case PlanReading.Sound(SchemaPlan plan) -> check(input, plan);
      case PlanReading.Absent() -> {
        err.println(
            "There is no plan in %s: docs/tracking-plan.md says how to write one."
                .formatted(folder));
        yield UNUSABLE;
      }
      case PlanReading.Faulty faulty -> {
        err.printf("The plan in %s cannot be used:%n%s%n", folder, faulty.text());
        yield UNUSABLE;
      }
    };
  }

  private int check(InputFile input, SchemaPlan plan) throws IOException {
    Source of = new Source(source);
    CheckTally tally = new CheckTally(plan.rule(of));
    RecordedEvents events = new RecordedEvents(of, InstantSource.system());
    try (InputStream in = input.open(0);
        CheckProgress progress = CheckProgress.of(spec().commandLine().getErr(), input.bytes())) {
      Lines lines = new Lines(in, Position.START);
      for (Line line = lines.next(); line != null; line = lines.next()) {
        switch (events.read(line)) {
          case Recorded.Taken(Event event) ->
              tally.event(line.number(), event.action().name(), plan.find(event));
          case Recorded.NotTaken(String code, String message) ->
              tally.notTaken(line.number(), code, message);
        }
        progress.show(tally.lines(), line.end().offset());
      }
    }
    CheckReport report =
        new CheckReport(new CheckReport.Title(folder, plan.size(), source, plan.rule(of)), tally);
    PrintWriter out = spec().commandLine().getOut();
    (json ? report.json().lines().toList() : report.lines()).forEach(out::println);
    out.flush();
    return tally.rejects() ? REJECTED : 0;
  }

  private CommandSpec spec() {
    return Objects.requireNonNull(command);
  }
}
