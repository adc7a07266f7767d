package io.trackway.live;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A store that fails now and then, before or after it has done what it was asked to. */
final class CrashingStore implements LiveStore {

  private final LiveStore sound;
  private final Random random;
  private final int oneIn;

  /**
   * Fails at one in so many calls.
   *
   * @param oneIn 2 or more
   */
  CrashingStore(LiveStore sound, Random random, int oneIn) {
    this.sound = sound;
    this.random = random;
    this.oneIn = oneIn;
  }

  /** The function was killed. */
  static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public Map<Place, Document> load(Set<Place> places) {
    maybeCrash();
    return sound.load(places);
  }

  @Override
  public Set<Place> store(List<Document> documents) {
    maybeCrash();
    if (random.nextInt(oneIn) == 0) {
      sound.store(documents.stream().filter(_ -> random.nextBoolean()).toList());
      throw new Crash();
    }
    Set<Place> conflicts = sound.store(documents);
    maybeCrash();
    return conflicts;
  }

  @Override
  public Set<Place> settle(Settlement settlement) {
    maybeCrash();
    Set<Place> conflicts = sound.settle(settlement);
    maybeCrash();
    return conflicts;
  }

  private void maybeCrash() {
    if (random.nextInt(oneIn) == 0) {
      throw new Crash();
    }
  }
}
