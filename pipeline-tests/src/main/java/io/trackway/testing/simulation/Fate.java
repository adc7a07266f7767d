package io.trackway.testing.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What a seed decides, and when: all random numbers of a run, its time, its faults, its trace.
 *
 * <p>Each run has a choice of faults of its own, and its own rates for them: what every run had in
 * equal parts would hide what only shows where one kind prevails.
 */
final class Fate {

  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final double FAULT_IS_ABSENT = 0.3;

  /** How many processes stand still inside one another, at most. */
  private static final int PAUSES_MAX = 3;

  private static final int PAUSE_STEPS_MAX = 12;

  private final Random random;
  private final Map<Fault, Double> rates = new EnumMap<>(Fault.class);
  private final Map<Fault, Integer> struck = new EnumMap<>(Fault.class);
  private final List<String> trace = new ArrayList<>();
  private Runnable step = () -> {};
  private Instant now = START;
  private boolean calm;
  private int pauses;

  Fate(long seed) {
    // Neighbouring seeds of this generator begin alike.
    this.random = new Random(seed * 0x9E3779B97F4A7C15L + 0x5851F42D4C957F2DL);
    for (Fault fault : Fault.values()) {
      double strength = random.nextDouble();
      double rate = random.nextDouble() < FAULT_IS_ABSENT ? 0 : fault.rateMax() * strength;
      rates.put(fault, rate);
    }
  }

  /** Gives what happens elsewhere while a process stands still. */
  void meanwhile(Runnable worldStep) {
    this.step = worldStep;
  }

  /** A number from 0 to {@code bound - 1}. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** Whether one in so many times. */
  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** The list in any order. */
  <T> List<T> shuffled(List<T> list) {
    List<T> shuffled = new ArrayList<>(list);
    for (int index = shuffled.size() - 1; index > 0; index--) {
      shuffled.set(index, shuffled.set(random.nextInt(index + 1), shuffled.get(index)));
    }
    return shuffled;
  }

  /** A time up to this long. */
  Duration upTo(Duration longest) {
    return Duration.ofMillis((long) (random.nextDouble() * longest.toMillis()));
  }

  Instant now() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  /** Whether the fault happens here and now. */
  boolean strikes(Fault fault) {
    boolean strikes = !calm && random.nextDouble() < rates.getOrDefault(fault, 0.0);
    if (strikes) {
      struck.merge(fault, 1, Integer::sum);
    }
    return strikes;
  }

  /** How often each fault has happened. */
  Map<Fault, Integer> struck() {
    return new EnumMap<>(struck);
  }

  /** From now on nothing goes wrong any more. */
  void calm() {
    calm = true;
    note("--- faults end");
  }

  /**
   * Stands between two effects of a process: it may end here, or stand still while others go on.
   *
   * @throws Crash where it ends
   */
  void between(String place) {
    if (strikes(Fault.CRASH)) {
      note("CRASH " + place);
      throw new Crash(place);
    }
    if (pauses < PAUSES_MAX && strikes(Fault.PAUSE)) {
      note("pause " + place);
      pauses++;
      for (int steps = 1 + below(PAUSE_STEPS_MAX); steps > 0; steps--) {
        step.run();
      }
      pauses--;
      note("go on " + place);
    }
  }

  void note(String line) {
    trace.add(now + "  " + "|  ".repeat(pauses) + line);
  }

  /** Everything that happened, a line each; the same for the same seed. */
  List<String> trace() {
    return List.copyOf(trace);
  }
}
