package io.trackway.benchmarks.handler;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * What some work took of this process, for each of its events.
 *
 * @param processorMicros of all its threads, compiler and garbage collector included
 * @param writeUnits of the table
 */
record Reading(
    double eventsPerSecond,
    double processorMicros,
    double allocatedBytes,
    double writeUnits,
    Calls calls) {

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Requests to DynamoDB and to Kinesis. */
  record Calls(double table, double stream) {}

  /** Does the work and reads what it took. */
  static Reading of(int events, Runnable work) {
    double units = CallCounter.writeUnits();
    double puts = calls("PutItem");
    double batches = calls("BatchExecuteStatement");
    double appends = calls("PutRecords");
    double allocated = THREADS.getTotalThreadAllocatedBytes();
    double processor = SYSTEM.getProcessCpuTime();
    double start = System.nanoTime();
    work.run();
    double nanos = System.nanoTime() - start;
    return new Reading(
        events / nanos * 1e9,
        (SYSTEM.getProcessCpuTime() - processor) / events / 1e3,
        (THREADS.getTotalThreadAllocatedBytes() - allocated) / events,
        (CallCounter.writeUnits() - units) / events,
        new Calls(
            (calls("PutItem") - puts + calls("BatchExecuteStatement") - batches) / events,
            (calls("PutRecords") - appends) / events));
  }

  /** Of each figure the middle one. */
  static Reading median(List<Reading> readings) {
    return new Reading(
        median(readings, Reading::eventsPerSecond),
        median(readings, Reading::processorMicros),
        median(readings, Reading::allocatedBytes),
        median(readings, Reading::writeUnits),
        new Calls(
            median(readings, reading -> reading.calls().table()),
            median(readings, reading -> reading.calls().stream())));
  }

  private static double median(List<Reading> readings, Function<Reading, Double> figure) {
    List<Double> sorted = readings.stream().map(figure).sorted(Comparator.naturalOrder()).toList();
    return sorted.get(sorted.size() / 2);
  }

  private static double calls(String operation) {
    return CallCounter.calls().getOrDefault(operation, 0L);
  }
}
