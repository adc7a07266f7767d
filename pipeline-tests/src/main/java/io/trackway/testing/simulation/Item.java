package io.trackway.testing.simulation;

/** One thing in a device's queue. */
sealed interface Item {

  /** The item as it stands in a request. */
  String text();

  /** An event. */
  record Sound(Content content) implements Item {
    @Override
    public String text() {
      return content.json();
    }
  }

  /** Something that is rejected at the door. */
  record Faulty(String text) implements Item {}
}
