package io.trackway.testing.simulation;

import io.trackway.testing.simulation.Simulation.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code make simulate}: one seed with its trace, or a range of seeds with their progress. */
public final class Main {

  private static final Pattern RANGE = Pattern.compile("(\\d{1,18})-(\\d{1,18})");
  private static final int PROGRESS_SEEDS = 1_000;
  private static final int FAILURES_MAX = 10;

  private Main() {}

  /** Takes one seed, or the first and the last of a range with a hyphen between. */
  public static void main(String[] args) {
    String seeds = args.length == 1 ? args[0] : "";
    Matcher range = RANGE.matcher(seeds);
    boolean kept;
    if (range.matches()) {
      kept = runRange(Long.parseLong(range.group(1)), Long.parseLong(range.group(2)));
    } else if (seeds.matches("\\d{1,18}")) {
      kept = runOne(Long.parseLong(seeds));
    } else {
      System.err.println("give a seed such as 7, or a range of seeds such as 1-10000");
      System.exit(2);
      return;
    }
    System.exit(kept ? 0 : 1);
  }

  private static boolean runOne(long seed) {
    Report report = Simulation.run(seed);
    report.trace().forEach(System.out::println);
    System.out.println();
    for (Promise promise : Promise.values()) {
      List<String> broken = report.broken(promise);
      System.out.printf(
          "%-6s %-6s %s%n", promise, broken.isEmpty() ? "held" : "BROKEN", promise.text());
      broken.forEach(what -> System.out.println("              " + what));
    }
    System.out.println();
    System.out.printf(
        "%d events, %d duplicates, %d rejected%n",
        report.contents().events().size(),
        report.contents().duplicates().size(),
        report.contents().rejected().size());
    return report.breaches().isEmpty();
  }

  private static boolean runRange(long first, long last) {
    List<Report> failures = new ArrayList<>();
    long started = System.nanoTime();
    for (long seed = first; seed <= last && failures.size() < FAILURES_MAX; seed++) {
      Report report = Simulation.run(seed);
      if (!report.breaches().isEmpty()) {
        failures.add(report);
        System.out.println(report.summary());
      }
      long runs = seed - first + 1;
      if (runs % PROGRESS_SEEDS == 0 || seed == last) {
        double seconds = (System.nanoTime() - started) / 1e9;
        System.out.printf(
            "%,d runs, %d broken, %.0f runs a second%n", runs, failures.size(), runs / seconds);
      }
    }
    return failures.isEmpty();
  }
}
