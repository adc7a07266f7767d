package io.trackway.enrich;

import com.fasterxml.jackson.core.JsonGenerator;
import io.trackway.enrich.UserAgent.Product;
import java.io.IOException;
import java.util.Locale;

/**
 * Browser, operating system and device: by the user agent, but what an SDK tells of the latter two
 * it knows better.
 */
final class ClientParts {

  private static final int NAME_BYTES_MAX = 60;
  private static final int VERSION_BYTES_MAX = 30;

  private ClientParts() {}

  static void write(UserAgent agent, Hints hints, JsonGenerator json) throws IOException {
    write(agent.browser(), new Section(json, "browser"));
    Product os =
        hints
            .context("os.name")
            .map(name -> new Product(name, hints.context("os.version").orElse(null)))
            .orElse(agent.os());
    write(os, new Section(json, "os"));
    DeviceClass type = type(agent.device().type(), os);
    UserAgent.Device device = agent.device();
    new Section(json, "device")
        .text("class", type == DeviceClass.OTHER ? null : type.text(), NAME_BYTES_MAX)
        .text("brand", hints.context("device.manufacturer").orElse(device.brand()), NAME_BYTES_MAX)
        .text("model", hints.context("device.model").orElse(device.model()), NAME_BYTES_MAX)
        .end();
  }

  /** SDKs in apps send agents that tell nothing, and the name of the system. */
  private static DeviceClass type(DeviceClass told, Product os) {
    if (told != DeviceClass.OTHER || os.name() == null) {
      return told;
    }
    return switch (os.name().toLowerCase(Locale.ROOT)) {
      case "ios", "android" -> DeviceClass.MOBILE;
      case "ipados" -> DeviceClass.TABLET;
      case "watchos" -> DeviceClass.WEARABLE;
      case "tvos" -> DeviceClass.TV;
      case "macos", "windows" -> DeviceClass.DESKTOP;
      default -> told;
    };
  }

  private static void write(Product product, Section section) throws IOException {
    section
        .text("name", product.name(), NAME_BYTES_MAX)
        .text("version", product.version(), VERSION_BYTES_MAX)
        .end();
  }
}
