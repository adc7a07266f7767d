package io.trackway.liveplan;

import io.trackway.live.LivePlan;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What reading a file gave. */
public sealed interface PlanReading {

  /** A plan that is sound; one without funnels and segments too. */
  record Sound(LivePlan plan) implements PlanReading {}

  /** The file is not there. */
  record Absent() implements PlanReading {}

  /**
   * A plan that cannot be used.
   *
   * @param problems all of them, by line
   */
  record Faulty(List<Problem> problems) implements PlanReading {
    public Faulty {
      problems = problems.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
    }

    /** All problems, one in each line. */
    public String text() {
      return problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
    }
  }
}
