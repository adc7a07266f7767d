package io.trackway.local.demo.traffic;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** How devices differ. */
final class Population {

  private static final List<String> VERSIONS = List.of("5.3.0", "5.3.0", "5.2.1", "5.1.4", "4.9.0");
  private static final List<String> LOCALES =
      List.of("en-US", "en-US", "en-GB", "de-DE", "pt-BR", "ja-JP", "fr-FR", "sv-SE");

  private Population() {}

  static Device device(int number, RandomGenerator random) {
    Device.Setup setup =
        new Device.Setup(
            Catalogue.pick(Client.BY_SHARE, random),
            Catalogue.pick(VERSIONS, random),
            Catalogue.pick(LOCALES, random));
    return new Device(number, uuid(random), setup, skew(random));
  }

  /** Most clocks are right; some are off by minutes, which is not corrected, some by hours. */
  private static Duration skew(RandomGenerator random) {
    int percent = random.nextInt(100);
    int sign = random.nextBoolean() ? 1 : -1;
    if (percent < 6) {
      return Duration.ofSeconds((long) sign * random.nextInt(20, 240));
    }
    if (percent < 12) {
      return Duration.ofMinutes((long) sign * random.nextInt(40, 14 * 60));
    }
    return Duration.ofMillis((long) sign * random.nextInt(900));
  }

  /** A random UUID as libraries make them, but from our own source of randomness. */
  static String uuid(RandomGenerator random) {
    long high = (random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L;
    long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }
}
