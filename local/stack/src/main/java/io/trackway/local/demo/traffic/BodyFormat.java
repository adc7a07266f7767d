package io.trackway.local.demo.traffic;

/** The forms that a request of the native protocol may have. */
public enum BodyFormat {
  /** One event. */
  SINGLE("application/json"),
  /** An array of events. */
  ARRAY("application/json"),
  /** An object with an array of events, and when it was sent. */
  BATCH("application/json"),
  /** One event on each line. */
  LINES("application/x-ndjson"),
  /** Text that is not what it says it is, sent as it stands. */
  BROKEN("application/json");

  private final String contentType;

  BodyFormat(String contentType) {
    this.contentType = contentType;
  }

  /** What it is called where it is sent as it is. */
  String contentType() {
    return contentType;
  }
}
