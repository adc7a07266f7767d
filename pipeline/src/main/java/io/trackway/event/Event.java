package io.trackway.event;

/** One thing that one user did, in the form that all protocols are read into. */
public record Event(
    EventKey key, Action action, Identity identity, EventTimes times, Details details) {

  /** The key whose events stay in order. */
  public String userKey() {
    return identity.userKey(key);
  }
}
