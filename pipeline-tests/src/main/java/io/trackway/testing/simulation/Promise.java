package io.trackway.testing.simulation;

/** What a run is checked for. */
public enum Promise {
  P1("2xx means stored: what was answered is a row, a duplicate of one, or kept with a reason"),
  P2("one row per event, with the content that was sent, and none that nobody sent"),
  P3("the books close: each arrival is in one place, and no checkpoint passes what is not durable"),
  P4("order: a user's events leave in the order in which they happened"),
  DRAIN("when faults end, everything comes to its end");

  private final String text;

  Promise(String text) {
    this.text = text;
  }

  /** The promise in a few words. */
  public String text() {
    return text;
  }
}
