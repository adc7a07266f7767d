package io.trackway.process;

import io.trackway.event.CleanEvent;
import io.trackway.event.Verdict;
import java.util.Collection;

/**
 * How many arrivals were done with, by verdict; those that must come again do not count.
 *
 * @param late of the fresh ones, those that came too late to be put in order
 */
public record Counts(int fresh, int late, int duplicate, int rejected) {

  static Counts of(Collection<Verdict> verdicts) {
    int fresh = 0;
    int late = 0;
    int duplicate = 0;
    int rejected = 0;
    for (Verdict verdict : verdicts) {
      switch (verdict) {
        case Verdict.Fresh(_, CleanEvent event) -> {
          fresh++;
          late += event.late() ? 1 : 0;
        }
        case Verdict.Duplicate _ -> duplicate++;
        case Verdict.Rejected _ -> rejected++;
        case Verdict.Forgotten _ -> {
          // No arrival: whoever asks for it appends it, and not the processor.
        }
      }
    }
    return new Counts(fresh, late, duplicate, rejected);
  }
}
