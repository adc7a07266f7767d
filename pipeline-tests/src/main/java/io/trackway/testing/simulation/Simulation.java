package io.trackway.testing.simulation;

import io.trackway.memory.WarehouseContents;
import java.util.List;
import java.util.Map;

/** Runs of the whole pipeline, each made of nothing but its seed. */
public final class Simulation {

  private Simulation() {}

  /**
   * What a run did and what it showed.
   *
   * @param trace of effects and faults in their order, the same for the same seed
   * @param breaches of promises, none where all hold
   * @param faults how often each happened
   * @param contents of the warehouse at the end
   */
  public record Report(
      long seed,
      List<String> trace,
      List<Breach> breaches,
      Map<Fault, Integer> faults,
      WarehouseContents contents) {

    public Report {
      faults = Map.copyOf(faults);
      trace = List.copyOf(trace);
      breaches = List.copyOf(breaches);
    }

    /** How that promise was broken; empty where it held. */
    public List<String> broken(Promise promise) {
      return breaches.stream()
          .filter(breach -> breach.promise() == promise)
          .map(Breach::what)
          .toList();
    }

    /** What was broken, and how to see it happen again. */
    public String summary() {
      Breach first = breaches.getFirst();
      return "seed %d breaks %s (%s) and %d more: %s%n  replay it: make simulate SEED=%d"
          .formatted(
              seed,
              first.promise(),
              first.promise().text(),
              breaches.size() - 1,
              first.what(),
              seed);
    }
  }

  /** Runs the pipeline as it is. */
  public static Report run(long seed) {
    return run(seed, Defect.NONE);
  }

  /** Runs the pipeline with that defect. */
  public static Report run(long seed, Defect defect) {
    World world = new World(seed, defect);
    WarehouseContents contents = world.run();
    return new Report(
        seed, world.fate().trace(), world.history().breaches, world.fate().struck(), contents);
  }
}
