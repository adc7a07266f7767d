package io.trackway.local.demo;

import io.trackway.local.demo.check.LoadWatch;
import io.trackway.local.demo.report.Gauge;
import io.trackway.local.demo.report.Terminal;
import io.trackway.local.demo.send.Background;
import io.trackway.local.demo.send.SendLog;
import io.trackway.local.demo.send.Sender;
import io.trackway.local.demo.traffic.Traffic;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** The two stages of a demo that take time, with their progress: sending, and loading the rest. */
final class Stages {

  private static final Duration REFRESH = Duration.ofMillis(250);

  /** Longer than both windows of the pipeline together. */
  private static final Duration QUIET = Duration.ofSeconds(60);

  private final Terminal terminal;
  private final DemoOptions options;

  Stages(Terminal terminal, DemoOptions options) {
    this.terminal = terminal;
    this.options = options;
  }

  /** Sends the day. */
  void send(Traffic traffic, SendLog answers, Function<SendLog, Sender> sender)
      throws InterruptedException {
    Gauge gauge = new Gauge("sending", 0, traffic.expectation().received());
    long start = System.nanoTime();
    try (ExecutorService background = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> sending =
          background.submit(
              () -> {
                sender.apply(answers).send(traffic.posts());
                return null;
              });
      while (!Background.isDone(sending, REFRESH)) {
        terminal.progress(gauge.text(answers.sent(), since(start)));
      }
    }
    terminal.finish(gauge.text(answers.sent(), since(start)));
  }

  /** Waits until everything is settled in the warehouse, or nothing moves any more. */
  void load(SendLog answers, LoadWatch watch) throws InterruptedException {
    long settled = watch.settled();
    Gauge gauge = new Gauge("loading", settled, answers.sent());
    long start = System.nanoTime();
    long movedAt = start;
    while (!isSettled(answers, settled, since(movedAt))
        && since(movedAt).compareTo(options.stallMax()) < 0) {
      terminal.progress(gauge.text(settled, since(start)));
      Thread.sleep(REFRESH);
      if (watch.settled() != settled) {
        settled = watch.settled();
        movedAt = System.nanoTime();
      }
    }
    terminal.finish(gauge.text(settled, since(start)));
  }

  /** Requests without an answer may still be on their way, so there must be some quiet then. */
  private static boolean isSettled(SendLog answers, long settled, Duration quiet) {
    boolean isQuiet = answers.unsureEntries() == 0 || quiet.compareTo(QUIET) > 0;
    return isQuiet && settled >= answers.sent();
  }

  private static Duration since(long nanoTime) {
    return Duration.ofNanos(System.nanoTime() - nanoTime);
  }
}
