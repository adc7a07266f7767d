package io.trackway.cli.funnels;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What there is to do with the file of funnels and segments. */
@Command(
    name = "funnels",
    description = {"Reads the file of funnels and segments before it is deployed.", ""},
    mixinStandardHelpOptions = true,
    subcommands = {CheckFunnelsCommand.class})
public final class FunnelsCommand implements Runnable {

  @Spec private @Nullable CommandSpec command;

  @Override
  public void run() {
    CommandSpec spec = Objects.requireNonNull(command);
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
