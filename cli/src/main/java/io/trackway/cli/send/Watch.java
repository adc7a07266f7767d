package io.trackway.cli.send;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** Shows and keeps how far sending is, until it is ended. */
final class Watch {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
  private static final long BETWEEN_KEEPS_NANOS = Duration.ofSeconds(1).toNanos();
  private static final long BETWEEN_LINES_NANOS = Duration.ofSeconds(5).toNanos();
  private static final String CLEAR_LINE = "\r\u001B[2K";

  private final Course course;
  private final Keeper keeper;
  private final Pauses pauses;
  private final View view;
  private final Meter meter = new Meter();
  private final Thread thread = Thread.ofVirtual().name("watch").unstarted(this::look);

  /**
   * Where it is shown.
   *
   * @param isTerminal whether one line can be drawn again and again
   * @param total the file's bytes, where they are known
   */
  record View(PrintWriter out, boolean isTerminal, OptionalLong total) {}

  Watch(Course course, Keeper keeper, Pauses pauses, View view) {
    this.course = course;
    this.keeper = keeper;
    this.pauses = pauses;
    this.view = view;
  }

  void start() {
    thread.start();
  }

  private void look() {
    long nextKeep = System.nanoTime() + BETWEEN_KEEPS_NANOS;
    long nextLine = System.nanoTime() + BETWEEN_LINES_NANOS;
    try {
      while (true) {
        long now = System.nanoTime();
        ProgressLine line = line(now);
        if (now - nextKeep >= 0) {
          keeper.keep(course.checkpoint());
          nextKeep = now + BETWEEN_KEEPS_NANOS;
        }
        if (view.isTerminal()) {
          show(CLEAR_LINE + line.drawn());
        } else if (now - nextLine >= 0) {
          show(line.text() + System.lineSeparator());
          nextLine = now + BETWEEN_LINES_NANOS;
        }
        Thread.sleep(BETWEEN_LOOKS);
      }
    } catch (InterruptedException ended) {
      if (view.isTerminal()) {
        show(CLEAR_LINE);
      }
    }
  }

  private ProgressLine line(long now) {
    Checkpoint checkpoint = course.checkpoint();
    long offset = checkpoint.position().offset();
    meter.note(now, checkpoint.tally().sent(), offset);
    Optional<Duration> remaining =
        view.total().isPresent()
            ? meter.remaining(Math.max(0, view.total().getAsLong() - offset))
            : Optional.empty();
    return new ProgressLine(
        checkpoint, view.total(), meter.eventsPerSecond(), remaining, pauses.longest());
  }

  private void show(String text) {
    view.out().print(text);
    view.out().flush();
  }

  /** Leaves an empty line in a terminal. */
  void end() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }
}
