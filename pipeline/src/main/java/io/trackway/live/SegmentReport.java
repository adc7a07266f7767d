package io.trackway.live;

import java.util.List;
import java.util.Optional;

/**
 * Who is in a segment.
 *
 * @param people how many there are
 * @param members some of them in the order of their ids
 * @param next where the next ones begin; empty where there are none
 */
public record SegmentReport(
    Segment segment, long people, List<String> members, Optional<String> next) {

  public SegmentReport {
    members = List.copyOf(members);
  }
}
