package io.trackway.cli;

import io.trackway.cli.funnels.FunnelsCommand;
import io.trackway.cli.plan.PlanCommand;
import io.trackway.cli.read.FunnelCommand;
import io.trackway.cli.read.UserCommand;
import io.trackway.cli.rejected.RejectedCommand;
import io.trackway.cli.replay.ReplayCommand;
import io.trackway.cli.send.SendCommand;
import io.trackway.cli.tail.TailCommand;
import java.nio.file.FileSystemException;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line {@code trackway}. */
@Command(
    name = "trackway",
    description = "Talks to a deployed Trackway, or to the one that `make run` started.",
    mixinStandardHelpOptions = true,
    subcommands = {
      SendCommand.class,
      TailCommand.class,
      RejectedCommand.class,
      ReplayCommand.class,
      PlanCommand.class,
      FunnelsCommand.class,
      UserCommand.class,
      FunnelCommand.class
    })
public final class Main {

  private static final int STOPPED = 2;

  private Main() {}

  public static void main(String[] arguments) {
    // Numbers are written as the words around them are: in English.
    Locale.setDefault(Locale.ENGLISH);
    System.exit(
        new CommandLine(new Main())
            .setExecutionExceptionHandler((failure, command, _) -> explain(failure, command))
            .execute(arguments));
  }

  /** A file that cannot be read or written is one sentence; anything else is a fault of ours. */
  private static int explain(Exception failure, CommandLine command) throws Exception {
    if (failure instanceof FileSystemException file) {
      command.getErr().println("Cannot read or write " + file.getMessage());
      return STOPPED;
    }
    throw failure;
  }
}
