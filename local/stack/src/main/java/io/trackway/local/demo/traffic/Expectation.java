package io.trackway.local.demo.traffic;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a pipeline that keeps its promises makes of a day: told by whoever invented it.
 *
 * @param ids of the events that must be rows, each once
 * @param accepted entries, repeats included
 * @param rejectedAtTheDoor entries by code
 * @param rejectedLater entries by code, which were accepted first
 * @param refusedRequests requests whose write key nobody knows
 */
public record Expectation(
    Set<String> ids,
    int accepted,
    SortedMap<String, Integer> rejectedAtTheDoor,
    SortedMap<String, Integer> rejectedLater,
    int refusedRequests) {

  /** Every entry that arrived with a known write key. */
  public int received() {
    return accepted + sum(rejectedAtTheDoor);
  }

  /** Every entry that must be kept as rejected. */
  public int rejected() {
    return sum(rejectedAtTheDoor) + sum(rejectedLater);
  }

  /** Every further arrival of an event. */
  public int duplicates() {
    return accepted - sum(rejectedLater) - ids.size();
  }

  static Expectation of(Collection<Post> posts) {
    Set<String> ids = new HashSet<>();
    SortedMap<String, Integer> atTheDoor = new TreeMap<>();
    SortedMap<String, Integer> later = new TreeMap<>();
    int accepted = 0;
    int refused = 0;
    for (Post post : posts) {
      if (!post.form().keyIsKnown()) {
        refused += post.times();
        continue;
      }
      for (Entry entry : post.entries()) {
        switch (entry.fate()) {
          case Fate.Kept() -> {
            accepted += post.times();
            ids.add(String.valueOf(entry.id()));
          }
          case Fate.RejectedLater(String code) -> {
            accepted += post.times();
            later.merge(code, post.times(), Integer::sum);
          }
          case Fate.RejectedAtTheDoor(String code) ->
              atTheDoor.merge(code, post.times(), Integer::sum);
        }
      }
    }
    return new Expectation(ids, accepted, atTheDoor, later, refused);
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
