package io.trackway.live;

/** A value of which the latest counts, and when it was said. */
public record Latest(String value, Moment moment) implements Comparable<Latest> {

  @Override
  public int compareTo(Latest other) {
    return moment.compareTo(other.moment);
  }

  static Latest later(Latest one, Latest other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
