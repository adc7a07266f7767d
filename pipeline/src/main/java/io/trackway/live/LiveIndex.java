package io.trackway.live;

import java.util.List;

/** What is kept of groups, for those who read; it may be a moment older than what was stored. */
public interface LiveIndex {

  /**
   * Documents of the group in the order of their names.
   *
   * @param after the name after which they begin; empty for the first
   * @param countMax 1 to 1,000
   */
  List<Document> documents(String group, String after, int countMax);

  /** All tallies of the group in the order of their names, at most 10,000. */
  List<Tally> tallies(String group);
}
