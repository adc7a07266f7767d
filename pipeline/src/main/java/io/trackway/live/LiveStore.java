package io.trackway.live;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where live state is kept; what it tells is what was stored last, never something older.
 *
 * <p>Where it cannot be reached, after bounded retries, its methods throw. What they were to do may
 * then have been done or not.
 */
public interface LiveStore {

  /** The documents of these places, any number of them; what is not there is absent. */
  Map<Place, Document> load(Set<Place> places);

  /**
   * Stores each document by itself where its version is still the one that is kept, and removes
   * those without content.
   *
   * @param documents any number, each of another place
   * @return the places where something else had been stored in the meantime, which are as they were
   */
  Set<Place> store(List<Document> documents);

  /**
   * Does all of it or nothing.
   *
   * @return the places of documents that had changed in the meantime; empty where all was done
   */
  Set<Place> settle(Settlement settlement);
}
