package io.trackway.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Lets functions that run at once call a store one at a time, in an order that only chance knows
 * and that is the same for the same chance.
 */
final class Turns {

  private final LiveStore store;
  private final Random random;
  private final List<Integer> running = new ArrayList<>();
  private int next;

  /** For functions numbered from 0. */
  Turns(LiveStore store, int functions, Random random) {
    this.store = store;
    this.random = random;
    for (int function = 0; function < functions; function++) {
      running.add(function);
    }
    choose();
  }

  /** The store as that function calls it. */
  LiveStore of(int function) {
    return new LiveStore() {
      @Override
      public Map<Place, Document> load(Set<Place> places) {
        return take(function, () -> store.load(places));
      }

      @Override
      public Set<Place> store(List<Document> documents) {
        return take(function, () -> store.store(documents));
      }

      @Override
      public Set<Place> settle(Settlement settlement) {
        return take(function, () -> store.settle(settlement));
      }
    };
  }

  /** Notes that the function calls no more. */
  synchronized void end(int function) {
    running.remove((Integer) function);
    choose();
  }

  private synchronized <T> T take(int function, Supplier<T> call) {
    try {
      while (next != function) {
        wait();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
    T answer = call.get();
    choose();
    return answer;
  }

  private synchronized void choose() {
    next = running.isEmpty() ? -1 : running.get(random.nextInt(running.size()));
    notifyAll();
  }
}
