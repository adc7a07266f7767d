package io.trackway.enrich;

import org.jspecify.annotations.Nullable;

/**
 * What a user agent says of a client.
 *
 * @param bot whether it is known as that of a program which visits pages by itself
 */
public record UserAgent(Product browser, Product os, Device device, boolean bot) {

  /** Of which nothing can be told. */
  public static final UserAgent UNKNOWN =
      new UserAgent(Product.UNKNOWN, Product.UNKNOWN, Device.UNKNOWN, false);

  /** The same, known as a bot's. */
  UserAgent asBot() {
    return new UserAgent(browser, os, new Device(DeviceClass.BOT, null, null), true);
  }

  /**
   * A program.
   *
   * @param name such as {@code Chrome Mobile}
   * @param version such as {@code 126.0}
   */
  public record Product(@Nullable String name, @Nullable String version) {

    /** Of which nothing can be told. */
    public static final Product UNKNOWN = new Product(null, null);
  }

  /**
   * What the program runs on.
   *
   * @param brand such as {@code Samsung}
   * @param model such as {@code SM-S918B}
   */
  public record Device(DeviceClass type, @Nullable String brand, @Nullable String model) {

    /** Of which nothing can be told. */
    public static final Device UNKNOWN = new Device(DeviceClass.OTHER, null, null);
  }
}
