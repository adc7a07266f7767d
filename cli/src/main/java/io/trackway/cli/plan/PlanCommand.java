package io.trackway.cli.plan;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What there is to do with a tracking plan. */
@Command(
    name = "plan",
    description = {"Tries a tracking plan before it is deployed.", ""},
    mixinStandardHelpOptions = true,
    subcommands = {CheckCommand.class})
public final class PlanCommand implements Runnable {

  @Spec private @Nullable CommandSpec command;

  @Override
  public void run() {
    CommandSpec spec = Objects.requireNonNull(command);
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
