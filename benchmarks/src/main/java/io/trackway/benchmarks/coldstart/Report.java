package io.trackway.benchmarks.coldstart;

import static java.util.Comparator.naturalOrder;

import io.trackway.benchmarks.coldstart.Start.Taken;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** The figures of all variants as a table. */
final class Report {

  private static final String HEAD =
      """
                           first answer         to ready  second     CPU classes of these
                                 median best empty after  answer    time  loaded archived jars size
      """;

  private Report() {}

  /**
   * A variant with what its processes took.
   *
   * @param taken one for each round, at least one
   */
  record Row(Variant variant, LoadedClasses classes, List<Taken> taken) {

    Duration median(Function<Taken, Duration> what) {
      List<Duration> sorted = taken.stream().map(what).sorted().toList();
      return sorted.get(sorted.size() / 2);
    }

    Duration least(Function<Taken, Duration> what) {
      return taken.stream().map(what).min(naturalOrder()).orElseThrow();
    }
  }

  /** Compares with the first row. */
  static String of(List<Row> rows) throws IOException {
    StringBuilder text = new StringBuilder(HEAD);
    double base = rows.getFirst().median(Taken::first).toNanos();
    for (Row row : rows) {
      text.append(line(row, row.median(Taken::first).toNanos() / base));
    }
    return text.toString();
  }

  private static String line(Row row, double ratio) throws IOException {
    Build code = new Build(row.variant().code().classpath());
    return "%-20s %9d ms %4d %5.1f %5d %4d ms %4d ms %7d %8d %4d %4.1f MB%n"
        .formatted(
            row.variant().name(),
            row.median(Taken::first).toMillis(),
            row.least(Taken::first).toMillis(),
            ratio,
            row.median(Taken::ready).toMillis(),
            row.median(Taken::second).toMillis(),
            row.median(Taken::processor).toMillis(),
            row.classes().all(),
            row.classes().archived(),
            code.jars(),
            code.size() / 1e6);
  }
}
