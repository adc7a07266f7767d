package io.trackway.local.stack;

import io.trackway.local.chaos.Chaos;
import io.trackway.local.chaos.ChaosOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Sends traffic while services fail and functions are killed, and checks every promise. */
@Command(
    name = "chaos",
    description = "Lets services fail and kills functions under traffic; checks every promise.",
    mixinStandardHelpOptions = true)
final class ChaosCommand implements Callable<Integer> {

  @Mixin private CommonOptions common = new CommonOptions();

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description = "The same seed gives the same traffic and faults (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--events",
      paramLabel = "NUMBER",
      defaultValue = "100000",
      description = "Distinct events to send, at least (default: ${DEFAULT-VALUE}).")
  private int events = 100_000;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (events < ChaosOptions.EVENTS_MIN) {
      throw new ParameterException(
          spec.commandLine(),
          "--events must be at least %d, not %d".formatted(ChaosOptions.EVENTS_MIN, events));
    }
    PrintWriter out = spec.commandLine().getOut();
    StackOptions options = common.stackOptions().withProgress(new PrintedProgress(out));
    return Chaos.run(options, ChaosOptions.of(seed, events), System.out).hold() ? 0 : 1;
  }
}
