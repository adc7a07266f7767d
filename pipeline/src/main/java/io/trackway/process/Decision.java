package io.trackway.process;

import io.trackway.event.Lane;
import io.trackway.event.Origin;
import io.trackway.event.Verdict;

/** What the ledger's answer makes of one arrival. */
sealed interface Decision {

  /** A verdict to emit. */
  record Decided(Lane lane, Verdict verdict) implements Decision {}

  /** No verdict: the arrival must come again. */
  record Undecided(Origin origin, String cause) implements Decision {}
}
