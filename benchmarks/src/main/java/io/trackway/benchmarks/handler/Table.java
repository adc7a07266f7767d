package io.trackway.benchmarks.handler;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Readings by line, of which each round adds one, printed so that they line up. */
final class Table {

  private final String title;
  private final Map<String, List<Reading>> lines = new LinkedHashMap<>();

  Table(String title) {
    this.title = title;
  }

  void add(String line, Reading reading) {
    lines.computeIfAbsent(line, _ -> new ArrayList<>()).add(reading);
  }

  /** The medians. */
  String text() {
    StringBuilder text =
        new StringBuilder(
            "%n%-50s %9s %9s %10s %9s %11s %11s%n"
                .formatted(
                    title, "a second", "CPU", "allocated", "units", "to DynamoDB", "to Kinesis"));
    lines.forEach((line, readings) -> text.append(row(line, Reading.median(readings))));
    return text.toString();
  }

  private static String row(String line, Reading reading) {
    return "%-50s %,9.0f %6.1f µs %7.1f KB %9.3f %11.4f %11.4f%n"
        .formatted(
            line,
            reading.eventsPerSecond(),
            reading.processorMicros(),
            reading.allocatedBytes() / 1e3,
            reading.writeUnits(),
            reading.calls().table(),
            reading.calls().stream());
  }
}
