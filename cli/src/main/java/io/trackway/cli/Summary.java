package io.trackway.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what became of a file's events and prints it. */
final class Summary {

  private static final int SAMPLES_MAX = 3;

  private final Map<String, List<String>> samplesByCode = new TreeMap<>();
  private final Map<String, Integer> countsByCode = new TreeMap<>();
  private long accepted;
  private long rejected;

  void add(List<Batches.Line> batch, Answer.Told answer) {
    accepted += answer.accepted();
    for (Answer.Rejected event : answer.rejected()) {
      rejected++;
      countsByCode.merge(event.code(), 1, Integer::sum);
      List<String> samples = samplesByCode.computeIfAbsent(event.code(), code -> new ArrayList<>());
      if (samples.size() < SAMPLES_MAX && event.index() < batch.size()) {
        samples.add("line %,d: %s".formatted(batch.get(event.index()).number(), event.message()));
      }
    }
  }

  long sent() {
    return accepted + rejected;
  }

  long rejected() {
    return rejected;
  }

  void print(PrintWriter out) {
    out.printf("  sent      %,12d%n", sent());
    out.printf("  accepted  %,12d  stored%n", accepted);
    out.printf("  rejected  %,12d%n", rejected);
    countsByCode.forEach(
        (code, count) -> {
          out.printf("    %-22s %,d%n", code, count);
          samplesByCode.getOrDefault(code, List.of()).forEach(it -> out.println("      " + it));
        });
    out.flush();
  }
}
