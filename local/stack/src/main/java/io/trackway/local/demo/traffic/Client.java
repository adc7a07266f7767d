package io.trackway.local.demo.traffic;

import java.util.List;

/** An SDK as apps use it: what it says of itself, how much it gathers, and how it sends. */
public enum Client {
  WEB("web", "trackway-js", "1.8.2", 6, BodyFormat.SINGLE),
  IOS("ios", "trackway-swift", "2.3.0", 20, BodyFormat.BATCH),
  ANDROID("android", "trackway-kotlin", "2.1.4", 50, BodyFormat.BATCH),
  DESKTOP("desktop", "trackway-java", "1.2.0", 15, BodyFormat.ARRAY),
  SPEAKER("speaker", "trackway-c", "0.9.1", 30, BodyFormat.LINES);

  /** In proportion to how common each is. */
  static final List<Client> BY_SHARE =
      List.of(WEB, WEB, IOS, IOS, IOS, ANDROID, ANDROID, ANDROID, DESKTOP, SPEAKER);

  private final String platform;
  private final String library;
  private final String libraryVersion;
  private final int eventsPerRequestMax;
  private final BodyFormat format;

  Client(
      String platform,
      String library,
      String libraryVersion,
      int eventsPerRequestMax,
      BodyFormat format) {
    this.platform = platform;
    this.library = library;
    this.libraryVersion = libraryVersion;
    this.eventsPerRequestMax = eventsPerRequestMax;
    this.format = format;
  }

  String platform() {
    return platform;
  }

  String library() {
    return library;
  }

  String libraryVersion() {
    return libraryVersion;
  }

  /** Whether it is a phone, on which the system stops apps before they have sent everything. */
  boolean isMobile() {
    return this == IOS || this == ANDROID;
  }

  int eventsPerRequestMax() {
    return eventsPerRequestMax;
  }

  /** How it sends this many events: a single one needs no batch where the SDK knows that form. */
  BodyFormat format(int events) {
    return format == BodyFormat.SINGLE && events > 1 ? BodyFormat.BATCH : format;
  }
}
