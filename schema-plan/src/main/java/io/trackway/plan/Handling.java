package io.trackway.plan;

import java.util.Locale;

/** What becomes of an event that is not as planned. */
public enum Handling {
  /** It is let through like any other. */
  ALLOW,
  /** It is let through with a note of what is wrong. */
  FLAG,
  /** It is rejected. */
  REJECT;

  /** As it stands in {@code plan.json}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
