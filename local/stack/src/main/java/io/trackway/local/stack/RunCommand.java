package io.trackway.local.stack;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts the stack and keeps it up until it is stopped. */
@Command(
    name = "run",
    description = "Starts everything and keeps it up until Ctrl-C.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

  @Mixin private CommonOptions common = new CommonOptions();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "Where to take events; 0 for any free port (default: ${DEFAULT-VALUE}).")
  private int port = 8080;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    long begin = System.nanoTime();
    out.println("Starting ...");
    out.flush();
    StackOptions options =
        common.stackOptions().withPort(port).withProgress(new PrintedProgress(out));
    try (LocalStack stack = LocalStack.start(options)) {
      Duration took = Duration.ofNanos(System.nanoTime() - begin);
      out.println(Announcement.of(stack.description(), options, took));
      out.flush();
      new CountDownLatch(1).await();
    }
    return 0;
  }
}
