package io.trackway.local.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * How often calls of one kind meet each fault.
 *
 * @param calls of so many calls in a row
 * @param faults so many meet this fault, and the others none
 */
public record FaultMix(int calls, Map<FaultKind, Integer> faults) {

  public FaultMix {
    faults = Map.copyOf(faults);
    int sum = faults.values().stream().mapToInt(Integer::intValue).sum();
    if (sum > calls) {
      throw new IllegalArgumentException(sum + " faults in " + calls + " calls");
    }
  }

  /** One of each fault in so many calls, and that many slow ones. */
  public static FaultMix oneOfEachIn(int calls, int slow) {
    Map<FaultKind, Integer> faults = new EnumMap<>(FaultKind.class);
    for (FaultKind kind : FaultKind.values()) {
      faults.put(kind, kind == FaultKind.SLOW ? slow : 1);
    }
    return new FaultMix(calls, faults);
  }

  /** The same without this kind. */
  public FaultMix without(FaultKind kind) {
    Map<FaultKind, Integer> rest = new EnumMap<>(faults);
    rest.remove(kind);
    return new FaultMix(calls, rest);
  }

  /** The same with so many of this kind. */
  public FaultMix with(FaultKind kind, int number) {
    Map<FaultKind, Integer> more = new EnumMap<>(faults);
    more.put(kind, number);
    return new FaultMix(calls, more);
  }

  boolean hasFaultsOfParts() {
    return faults.containsKey(FaultKind.PARTS_REFUSED)
        || faults.containsKey(FaultKind.PARTS_DENIED);
  }

  /** The faults of the next calls, in a random order. */
  List<Optional<FaultKind>> shuffled(Random random) {
    List<Optional<FaultKind>> next = new ArrayList<>();
    faults.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(it -> next.addAll(Collections.nCopies(it.getValue(), Optional.of(it.getKey()))));
    next.addAll(Collections.nCopies(calls - next.size(), Optional.empty()));
    Collections.shuffle(next, random);
    return next;
  }
}
