package io.trackway.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Adds to each benchmark how many operations a second there were, and how much time of all
 * processors each took, compiler and garbage collector included.
 */
public final class ProcessorTime implements InternalProfiler {

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private long processorNanos;
  private long nanos;

  @Override
  public String getDescription() {
    return "processor time and rate by the operating system's figures";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    processorNanos = SYSTEM.getProcessCpuTime();
    nanos = System.nanoTime();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    double operations = result.getMetadata().getAllOps();
    double seconds = (System.nanoTime() - nanos) / 1e9;
    double processorMicros = (SYSTEM.getProcessCpuTime() - processorNanos) / 1e3;
    return List.of(
        new ScalarResult("rate", operations / seconds, "ops/s", AggregationPolicy.AVG),
        new ScalarResult("cpu", processorMicros / operations, "us/op", AggregationPolicy.AVG));
  }
}
