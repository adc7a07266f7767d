package io.trackway.enrich;

import java.util.Locale;

/** The kind of device that a client runs on. */
public enum DeviceClass {
  DESKTOP,
  PHONE,
  TABLET,
  /** A phone or a tablet: apps seldom say which. */
  MOBILE,
  TV,
  CONSOLE,
  WEARABLE,
  /** Whatever a bot says that it runs on. */
  BOT,
  /** Servers, tools and what nothing is known of. */
  OTHER;

  /** The name in the warehouse, in lower case. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
