package io.trackway.cli.send;

import io.trackway.cli.input.InputFile;
import io.trackway.cli.input.Lines;
import io.trackway.cli.input.Position;
import io.trackway.client.EventsClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** One call of the command: sends what is left of a file, and says what became of it. */
final class Transfer {

  static final int REJECTED = 1;
  static final int STOPPED = 2;

  private final Settings settings;
  private final Keeper keeper;
  private final Course course;
  private final Watch.View view;

  /**
   * How it is sent.
   *
   * @param patience how long one batch is tried
   */
  record Settings(Batches.Cut cut, Duration patience) {}

  Transfer(Settings settings, Keeper keeper, Course course, Watch.View view) {
    this.settings = settings;
    this.keeper = keeper;
    this.course = course;
    this.view = view;
  }

  /** Sends from the course's checkpoint on; returns at the end, or when it cannot go on. */
  void run(InputFile input, EventsClient client, Map<String, String> headers)
      throws IOException, InterruptedException {
    Position position = course.checkpoint().position();
    if (position.line() > 0) {
      say("Going on after line %,d; --restart sends all of it.", position.line());
    }
    keeper.keep(course.checkpoint());
    keeper.trouble().ifPresent(view.out()::println);
    Thread hook = new Thread(this::interrupted, "send shutdown");
    Runtime.getRuntime().addShutdownHook(hook);
    Pauses pauses = new Pauses();
    Watch watch = new Watch(course, keeper, pauses, view);
    try (InputStream in = input.open(position.offset())) {
      watch.start();
      new Sending(course, new Delivery(client, headers, settings.patience(), pauses))
          .run(new Batches(new Lines(in, position), settings.cut()));
    } finally {
      watch.end();
      keeper.keep(course.checkpoint());
    }
    Runtime.getRuntime().removeShutdownHook(hook);
  }

  /** Prints what became of the events, and gives the exit code. */
  int finish(PrintWriter out) throws IOException {
    Checkpoint end = course.checkpoint();
    Summary.lines(end.tally()).forEach(out::println);
    Optional<String> problem = course.problem();
    if (problem.isPresent()) {
      out.printf("%nStopped after line %,d: %s.%n", end.position().line(), problem.get());
      out.println(keeper.advice(end));
      out.flush();
      return STOPPED;
    }
    keeper.forget();
    out.flush();
    return end.tally().rejected() == 0 ? 0 : REJECTED;
  }

  /** Ctrl-C: what is in flight is sent again by the next call. */
  private void interrupted() {
    Checkpoint end = course.checkpoint();
    keeper.keep(end);
    say("%nStopped after line %,d. %s", end.position().line(), keeper.advice(end));
  }

  private void say(String text, Object... values) {
    view.out().printf(text + "%n", values);
    view.out().flush();
  }
}
