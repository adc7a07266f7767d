package io.trackway.plan;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What reading a folder gave. */
public sealed interface PlanReading {

  /** A plan that is sound. */
  record Sound(SchemaPlan plan) implements PlanReading {}

  /** No plan: the folder is not there, or has no JSON file. */
  record Absent() implements PlanReading {}

  /**
   * A plan that cannot be used.
   *
   * @param problems all of them, by file
   */
  record Faulty(List<Problem> problems) implements PlanReading {
    public Faulty {
      problems = problems.stream().sorted(Comparator.comparing(Problem::file)).toList();
    }

    /** All problems, one in each line. */
    public String text() {
      return problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
    }
  }
}
