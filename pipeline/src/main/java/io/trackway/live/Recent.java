package io.trackway.live;

/** One of the latest events of somebody. */
public record Recent(Moment moment, String type, String name) implements Comparable<Recent> {

  @Override
  public int compareTo(Recent other) {
    return moment.compareTo(other.moment);
  }
}
