package io.trackway.load;

import io.trackway.event.Verdict;

/** A temporary table that rows of one kind are put into first. */
public enum Stage {
  EVENTS,
  REJECTED,
  DUPLICATES,
  FORGOTTEN;

  /** Where such a row is staged. */
  static Stage of(Verdict row) {
    return switch (row) {
      case Verdict.Fresh fresh -> EVENTS;
      case Verdict.Rejected rejected -> REJECTED;
      case Verdict.Duplicate duplicate -> DUPLICATES;
      case Verdict.Forgotten forgotten -> FORGOTTEN;
    };
  }
}
