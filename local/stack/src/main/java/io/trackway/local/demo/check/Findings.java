package io.trackway.local.demo.check;

import io.trackway.local.demo.send.SendLog;
import io.trackway.local.demo.traffic.Expectation;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Everything that is known of a day: what was meant, answered, stored, and passed on the way. */
public record Findings(
    Expectation expected, SendLog answers, Stored stored, Order order, Clocks clocks) {

  /**
   * Entries of which nothing is in the warehouse; below zero where requests arrived whose answers
   * did not.
   */
  public long inFlight() {
    return answers.sent() - stored.settled();
  }

  /** Whether received = loaded + duplicate + rejected, as exactly as the answers allow to say. */
  public boolean isBalanced() {
    return inFlight() <= 0 && -inFlight() <= answers.unsureEntries();
  }

  /** Each promise that a run can tell of. */
  public List<Promise> promises() {
    return List.of(stored2xx(), oneRow(), nothingLost(), reasons(), inOrder(), times(), answered());
  }

  /**
   * The same of a run with faults, in which arrivals come of which no answer tells: so what arrived
   * is counted where it arrived.
   */
  public List<Promise> promises(Books books) {
    return List.of(
        stored2xx(), oneRow(), books.promise(), reasons(), inOrder(), times(), answered());
  }

  private Promise stored2xx() {
    long missing =
        answers.postedAt().keySet().stream().filter(id -> !stored.loadOf().containsKey(id)).count();
    return new Promise(
        "2xx means stored",
        missing == 0,
        String.format(
            Locale.ROOT,
            "%,d ids accepted, %,d of them without a row",
            answers.postedAt().size(),
            missing));
  }

  private Promise oneRow() {
    long again = stored.rows() - stored.loadOf().size();
    long unknown =
        stored.loadOf().keySet().stream().filter(id -> !expected.ids().contains(id)).count();
    return new Promise(
        "One row for each id",
        again == 0 && unknown == 0 && stored.rows() == expected.ids().size(),
        String.format(
            Locale.ROOT,
            "%,d rows, %,d sent ids, %,d rows too many, %,d unknown",
            stored.rows(),
            expected.ids().size(),
            again,
            unknown));
  }

  private Promise nothingLost() {
    return new Promise(
        "Nothing disappears",
        isBalanced() && answers.givenUp() == 0,
        String.format(
            Locale.ROOT,
            "%,d received = %,d loaded + %,d duplicate + %,d rejected, %,d in flight",
            answers.sent(),
            stored.rows(),
            stored.duplicates(),
            stored.rejections(),
            Math.max(0, inFlight())));
  }

  /** Requests that arrived unanswered bring their rejections again, so there may be more then. */
  private Promise reasons() {
    SortedMap<String, Integer> wanted = new TreeMap<>(expected.rejectedAtTheDoor());
    expected.rejectedLater().forEach((code, count) -> wanted.merge(code, count, Integer::sum));
    boolean isAsWanted =
        answers.unsureEntries() == 0
            ? stored.rejected().equals(wanted)
            : stored.rejected().keySet().equals(wanted.keySet());
    return new Promise(
        "Rejected with a reason",
        isAsWanted && stored.unexplained() == 0,
        String.format(
            Locale.ROOT,
            "%,d of %,d codes as expected, %,d without message or payload",
            stored.rejections(),
            stored.rejected().size(),
            stored.unexplained()));
  }

  private Promise inOrder() {
    return new Promise(
        "In order",
        order.broken() == 0 && order.neighbours() > 0,
        String.format(
            Locale.ROOT,
            "%,d pairs of a user's events: %,d came the wrong way round, %,d too late to turn, %,d"
                + " left",
            order.neighbours(),
            order.disorderedOnArrival(),
            order.late(),
            order.broken()));
  }

  private Promise times() {
    return new Promise(
        "Clocks set right",
        clocks.wrong() == 0,
        String.format(
            Locale.ROOT,
            "%,d events of devices with clocks off by up to 14 hours, to within %,.1f s; %,d wrong",
            clocks.skewed(),
            clocks.largestError().toMillis() / 1_000.0,
            clocks.wrong()));
  }

  private Promise answered() {
    String surprise = answers.surprise();
    return new Promise(
        "Answers tell the truth",
        answers.surprises() == 0,
        surprise == null
            ? String.format(
                Locale.ROOT,
                "%,d requests answered as they had to be, entry by entry",
                answers.requests())
            : String.format(
                Locale.ROOT, "%,d surprises, such as: %s", answers.surprises(), surprise));
  }
}
