package io.trackway.cli.replay;

import io.trackway.cli.console.Table;
import java.util.List;

/**
 * What became of rows that were sent in again.
 *
 * @param accepted those that are events now, or on their way to the loader
 * @param duplicate those whose event another arrival has become
 * @param rejected those that are rejected as before, or rows that wait for a scheduled load
 * @param failing those that no function could decide on
 * @param unreadable those whose payload cannot be sent in
 */
record ReplayTally(long accepted, long duplicate, long rejected, long failing, long unreadable) {

  static final ReplayTally NONE = new ReplayTally(0, 0, 0, 0, 0);

  ReplayTally plus(ReplayTally other) {
    return new ReplayTally(
        accepted + other.accepted,
        duplicate + other.duplicate,
        rejected + other.rejected,
        failing + other.failing,
        unreadable + other.unreadable);
  }

  /** Rows that a function was given. */
  long replayed() {
    return accepted + duplicate + rejected + failing;
  }

  /** Whether every one came through, now or before. */
  boolean isClear() {
    return rejected == 0 && failing == 0 && unreadable == 0;
  }

  /** A table of it. */
  List<String> lines() {
    return new Table()
        .row("replayed", number(replayed()), "")
        .row("accepted", number(accepted), "rows of events now, or once the loader has them")
        .row("duplicate", number(duplicate), "another arrival has become the event")
        .row("rejected again", number(rejected), "or still there, where a LoaderInterval is set")
        .row("still failing", number(failing), "the function's log says why")
        .row("unreadable", number(unreadable), "not sent in")
        .lines();
  }

  private static String number(long count) {
    return "%,d".formatted(count);
  }
}
