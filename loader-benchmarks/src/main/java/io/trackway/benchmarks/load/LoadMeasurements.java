package io.trackway.benchmarks.load;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The process that loads; {@link LoadServices} starts it with its environment. */
final class LoadMeasurements {

  static final String BUCKET = "trackway-load";

  private static final List<Integer> BATCHES = List.of(100, 1_000, 10_000);
  private static final int BATCHES_OF_A_READING = 5;

  /** It takes so long that fewer rows have to do. */
  private static final int ROWS_ONE_BY_ONE = 500;

  private final Map<Way, Map<Integer, List<Double>>> rates = new EnumMap<>(Way.class);

  private LoadMeasurements() {}

  /** Takes the number of rounds that count. */
  public static void main(String[] arguments) {
    int rounds = Integer.parseInt(arguments[0]);
    LoadMeasurements measurements = new LoadMeasurements();
    Ways ways = new Ways();
    for (int round = 0; round <= rounds; round++) {
      System.err.printf(
          "%s, load average %.1f%n",
          round == 0 ? "warming up" : "round " + round + " of " + rounds,
          ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
      for (int batch : BATCHES) {
        for (Way way : Way.values()) {
          double rate = measure(ways, way, batch);
          if (round > 0) {
            measurements.add(way, batch, rate);
          }
        }
      }
    }
    System.out.print(measurements.text());
  }

  /** Rows a second, of batches that are made beforehand. */
  private static double measure(Ways ways, Way way, int batch) {
    int rows = way == Way.ONE_BY_ONE ? ROWS_ONE_BY_ONE : BATCHES_OF_A_READING * batch;
    int size = Math.min(batch, rows);
    List<Runnable> loads = new ArrayList<>();
    for (int made = 0; made < rows; made += size) {
      loads.add(ways.load(way, size));
    }
    long start = System.nanoTime();
    loads.forEach(Runnable::run);
    double seconds = (System.nanoTime() - start) / 1e9;
    ways.requireRows(rows);
    ways.empty();
    return rows / seconds;
  }

  private void add(Way way, int batch, double rate) {
    rates
        .computeIfAbsent(way, _ -> new TreeMap<>())
        .computeIfAbsent(batch, _ -> new ArrayList<>())
        .add(rate);
  }

  private String text() {
    StringBuilder text =
        new StringBuilder("%n%-66s".formatted("rows a second, by rows of a batch"));
    BATCHES.forEach(batch -> text.append("%,10d".formatted(batch)));
    text.append('\n');
    rates.forEach(
        (way, byBatch) -> {
          text.append("%-66s".formatted(way.text()));
          byBatch.values().forEach(rate -> text.append("%,10.0f".formatted(median(rate))));
          text.append('\n');
        });
    text.append('\n');
    appendRatio(text, Way.LOADER_INSERT, Way.MULTI_ROW);
    appendRatio(text, Way.LOADER_COPY, Way.COPY_WITH_FILE);
    appendRatio(text, Way.LOADER_COPY, Way.COPY);
    appendRatio(text, Way.PARAMETERS, Way.MULTI_ROW);
    return text.toString();
  }

  private void appendRatio(StringBuilder text, Way way, Way bare) {
    text.append("%-66s".formatted(way.text() + " : " + bare.text()));
    for (int batch : BATCHES) {
      text.append("%10.2f".formatted(median(way, batch) / median(bare, batch)));
    }
    text.append('\n');
  }

  private double median(Way way, int batch) {
    return median(rates.getOrDefault(way, Map.of()).getOrDefault(batch, List.of()));
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted(Comparator.naturalOrder()).toList();
    return sorted.get(sorted.size() / 2);
  }
}
