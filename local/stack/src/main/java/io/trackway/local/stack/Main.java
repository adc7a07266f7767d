package io.trackway.local.stack;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;

/** The command line of the local run. */
@Command(
    name = "local",
    description = "Runs the whole of template.yaml on this machine.",
    mixinStandardHelpOptions = true,
    subcommands = {RunCommand.class, InvokeCommand.class, DemoCommand.class, ChaosCommand.class})
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    int status =
        new CommandLine(new Main()).setExecutionExceptionHandler(explain()).execute(arguments);
    System.exit(status);
  }

  /** What a person can act on is one sentence; anything else is a fault with its origin. */
  private static IExecutionExceptionHandler explain() {
    return (failure, command, _) -> {
      if (failure instanceof StackException) {
        command.getErr().println(failure.getMessage());
      } else {
        failure.printStackTrace(command.getErr());
      }
      return CommandLine.ExitCode.SOFTWARE;
    };
  }
}
