package io.trackway.local.faults;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * The faults of one kind of call, dealt out like cards: none can fail to appear, and the nth call
 * of a seed always meets the same, outages apart, which end by the clock.
 */
final class Deck {

  /** What a service does to every call while it is out of order. */
  private static final List<FaultKind> OUTAGES =
      List.of(
          FaultKind.THROTTLED,
          FaultKind.FAILED_BEFORE,
          FaultKind.FAILED_AFTER,
          FaultKind.RESET_BEFORE,
          FaultKind.RESET_AFTER);

  private final FaultMix mix;
  private final Duration outageMax;
  private final Random random;
  private final Deque<Optional<FaultKind>> cards = new ArrayDeque<>();
  private FaultKind outage = FaultKind.OUTAGE;
  private long outageUntil = System.nanoTime();

  /**
   * The fault of one call.
   *
   * @param beginsOutage whether this call is the first of an outage
   * @param random for what else is left to chance in this call
   */
  record Card(Optional<FaultKind> fault, boolean beginsOutage, Random random) {}

  Deck(FaultMix mix, Duration outageMax, long seed) {
    this.mix = mix;
    this.outageMax = outageMax;
    this.random = new Random(seed);
  }

  /** The next call's. */
  synchronized Card draw() {
    if (System.nanoTime() < outageUntil) {
      return card(Optional.of(outage), false);
    }
    if (cards.isEmpty()) {
      cards.addAll(mix.shuffled(random));
    }
    Optional<FaultKind> next = cards.remove();
    if (!next.equals(Optional.of(FaultKind.OUTAGE))) {
      return card(next, false);
    }
    outage = OUTAGES.get(random.nextInt(OUTAGES.size()));
    outageUntil = System.nanoTime() + drawn(outageMax, random).toNanos();
    return card(Optional.of(outage), true);
  }

  private Card card(Optional<FaultKind> fault, boolean beginsOutage) {
    return new Card(fault, beginsOutage, new Random(random.nextLong()));
  }

  /** From half of the longest to the longest. */
  static Duration drawn(Duration longest, Random random) {
    return Duration.ofNanos((long) (longest.toNanos() * (0.5 + random.nextDouble() / 2)));
  }
}
