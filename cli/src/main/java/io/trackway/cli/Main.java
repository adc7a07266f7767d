package io.trackway.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line {@code trackway}. */
@Command(
    name = "trackway",
    description = "Talks to a deployed Trackway, or to the one that `make run` started.",
    mixinStandardHelpOptions = true,
    subcommands = SendCommand.class)
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).execute(arguments));
  }
}
