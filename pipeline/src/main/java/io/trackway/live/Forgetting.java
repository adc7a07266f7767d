package io.trackway.live;

import java.util.LinkedHashSet;
import java.util.Set;

/** Removes a user: the trails of all ids that count for the user, and the user from all counts. */
final class Forgetting {

  private final TrailBook book;
  private final Settling settling;

  Forgetting(TrailBook book, Settling settling) {
    this.book = book;
    this.settling = settling;
  }

  /**
   * Forgets the user. Should it be cut off, to do it again takes it on from there.
   *
   * @throws IllegalStateException where others change the user all the time
   */
  void forget(String user) {
    Set<String> ids =
        book.ask(
            people -> {
              Set<String> found = new LinkedHashSet<>(Set.of(user));
              people
                  .candidates(user)
                  .forEach(
                      candidate -> {
                        Person person = people.gather(candidate);
                        if (candidate.equals(user) || person.formerIds().contains(user)) {
                          found.add(candidate);
                          found.addAll(person.devices());
                          found.addAll(person.formerIds());
                        }
                      });
              return found;
            });
    book.change(ids, (_, trail) -> Trail.NONE.with(trail.counted()));
    settling.settle(ids);
    book.remove(ids);
  }
}
