package io.trackway.live;

import java.util.List;

/** Tells others who has entered or left a segment. */
public interface Announcements {

  /** Tells nobody. */
  Announcements NONE = _ -> {};

  /**
   * Tells of the changes; of some of them it may be told again.
   *
   * @throws RuntimeException where it is not certain that others will know
   */
  void announce(List<SegmentChange> changes);
}
