package io.trackway.agents;

import io.trackway.enrich.DeviceClass;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells the class of a device, which the rules name one by one, from its agent's words. */
final class DeviceClasses {

  private static final List<String> TVS =
      List.of(
          "smart-tv",
          "smarttv",
          "smart tv",
          "appletv",
          "apple tv",
          "googletv",
          "google tv",
          "android tv",
          "hbbtv",
          "bravia",
          "web0s",
          "webos.tv",
          "netcast",
          "roku",
          "crkey",
          "viera",
          "; aft",
          " tv safari");

  private static final List<String> CONSOLES = List.of("playstation", "xbox", "nintendo");

  private DeviceClasses() {}

  /**
   * The class of a device that is no bot.
   *
   * @param system what the rules call the operating system
   * @param device what the rules call the device
   */
  static DeviceClass of(String agent, @Nullable String system, @Nullable String device) {
    String text = agent.toLowerCase(Locale.ROOT);
    if (TVS.stream().anyMatch(text::contains)) {
      return DeviceClass.TV;
    }
    if (CONSOLES.stream().anyMatch(text::contains)) {
      return DeviceClass.CONSOLE;
    }
    return switch (system == null ? "" : system) {
      case "iOS" -> apple(device);
      case "Android" -> android(text);
      case "watchOS", "Wear OS" -> DeviceClass.WEARABLE;
      case "tvOS", "ATV OS X" -> DeviceClass.TV;
      case "Windows",
          "Mac OS X",
          "Mac OS",
          "Linux",
          "Ubuntu",
          "Debian",
          "Fedora",
          "Red Hat",
          "SUSE",
          "Gentoo",
          "FreeBSD",
          "OpenBSD",
          "NetBSD",
          "Solaris",
          "Chrome OS" ->
          DeviceClass.DESKTOP;
      default -> byWord(text);
    };
  }

  private static DeviceClass apple(@Nullable String device) {
    if (device != null && device.startsWith("iPad")) {
      return DeviceClass.TABLET;
    }
    return device != null && (device.startsWith("iPhone") || device.startsWith("iPod"))
        ? DeviceClass.PHONE
        : DeviceClass.MOBILE;
  }

  /** Browsers on phones say so, and those on tablets leave it out; apps say neither. */
  private static DeviceClass android(String text) {
    if (text.contains("mobile")) {
      return DeviceClass.PHONE;
    }
    return text.startsWith("mozilla/") ? DeviceClass.TABLET : DeviceClass.MOBILE;
  }

  private static DeviceClass byWord(String text) {
    if (text.contains("tablet")) {
      return DeviceClass.TABLET;
    }
    return text.contains("mobile") || text.contains("phone")
        ? DeviceClass.PHONE
        : DeviceClass.OTHER;
  }
}
