package io.trackway.local.stack;

import io.trackway.local.demo.Demo;
import io.trackway.local.demo.DemoOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts a fresh stack, sends a day of traffic through it, and checks every promise. */
@Command(
    name = "demo",
    description = "Sends a day of traffic through everything and checks every promise.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

  @Mixin private CommonOptions common = new CommonOptions();

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description = "The same seed gives the same day (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    out.println("Starting ...");
    out.flush();
    StackOptions options = common.stackOptions().withProgress(new PrintedProgress(out));
    try (LocalStack stack = LocalStack.start(options)) {
      return Demo.run(stack, DemoOptions.withSeed(seed), System.out);
    }
  }
}
