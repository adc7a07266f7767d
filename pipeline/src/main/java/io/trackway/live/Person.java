package io.trackway.live;

import java.util.List;

/**
 * Somebody, put together from ids.
 *
 * @param id the user's, else that of a device that is nobody's
 * @param devices anonymous ids that count for the person
 * @param formerIds ids that aliases lead from to this one
 */
public record Person(String id, List<String> devices, List<String> formerIds, History history) {

  public Person {
    devices = List.copyOf(devices);
    formerIds = List.copyOf(formerIds);
  }
}
