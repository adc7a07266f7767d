package io.trackway.cli.funnels;

import io.trackway.cli.console.DurationOption;
import io.trackway.cli.console.Table;
import io.trackway.live.Funnel;
import io.trackway.live.LivePlan;
import io.trackway.live.Segment;
import io.trackway.liveplan.PlanFile;
import io.trackway.liveplan.PlanReading;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what a file of funnels and segments declares, or what is wrong with it. */
@Command(
    name = "check",
    description = {
      "Tells which funnels and segments a file declares, or what is wrong with it.",
      ""
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:the file can be deployed", "2:it cannot, or there is no such file"})
public final class CheckFunnelsCommand implements Callable<Integer> {

  private static final int UNUSABLE = 2;

  @Parameters(
      paramLabel = "FILE",
      defaultValue = PlanFile.NAME,
      description = "The file (default: ${DEFAULT-VALUE}).")
  private Path file = Path.of(PlanFile.NAME);

  @Spec private @Nullable CommandSpec command;

  @Override
  public Integer call() throws IOException {
    PrintWriter err = Objects.requireNonNull(command).commandLine().getErr();
    return switch (PlanFile.read(file)) {
      case PlanReading.Sound(LivePlan plan) -> {
        show(plan, command.commandLine().getOut());
        yield 0;
      }
      case PlanReading.Absent() -> {
        err.printf("There is no file %s: docs/funnels.md says how to write one.%n", file);
        yield UNUSABLE;
      }
      case PlanReading.Faulty faulty -> {
        err.printf("%s cannot be used:%n%s%n", file, faulty.text());
        yield UNUSABLE;
      }
    };
  }

  private static void show(LivePlan plan, PrintWriter out) {
    Table funnels = new Table().row("funnel", "window", "order", "steps");
    for (Funnel funnel : plan.funnels()) {
      funnels.row(
          funnel.name(),
          DurationOption.text(funnel.window()),
          funnel.order().name().toLowerCase(Locale.ROOT),
          String.valueOf(funnel.steps().size()));
    }
    Table segments = new Table().row("segment", "conditions");
    for (Segment segment : plan.segments()) {
      segments.row(segment.name(), String.valueOf(segment.conditions().size()));
    }
    out.printf("%d funnels and %d segments.%n", plan.funnels().size(), plan.segments().size());
    if (!plan.funnels().isEmpty()) {
      out.println();
      funnels.lines().forEach(out::println);
    }
    if (!plan.segments().isEmpty()) {
      out.println();
      segments.lines().forEach(out::println);
    }
    out.flush();
  }
}
