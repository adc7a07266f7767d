package io.trackway.function.load;

import io.trackway.function.load.KnownEvent.Call;
import io.trackway.function.load.KnownEvent.Times;
import io.trackway.function.load.KnownEvent.Visit;
import io.trackway.function.load.KnownEvent.Who;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Made-up traffic of six weeks: people with several devices, devices with several people, aliases
 * in rows and circles, bots, visits over midnight, and pauses of exactly 30 minutes. The same for
 * the same seed.
 */
final class KnownTraffic {

  private static final Instant START = Instant.parse("2026-01-22T00:00:00Z");
  private static final int DAYS = 44;
  private static final int VISITS = 110;
  private static final Duration HALF_HOUR = Duration.ofMinutes(30);

  private static final List<Duration> PAUSES =
      List.of(
          Duration.ZERO,
          Duration.ofMillis(1),
          Duration.ofSeconds(7),
          Duration.ofMinutes(4),
          HALF_HOUR.minusNanos(1_000),
          HALF_HOUR,
          HALF_HOUR.plusNanos(1_000),
          Duration.ofHours(3));

  private static final List<String> ACTIONS =
      List.of("Searched", "Played", "Shared", "Subscribed", "Rated");
  private static final List<String> PATHS = List.of("/", "/pricing", "/songs", "/help");

  private final Random random;
  private final List<KnownEvent> events = new ArrayList<>();

  private KnownTraffic(long seed) {
    random = new Random(seed);
  }

  static List<KnownEvent> events(long seed) {
    KnownTraffic traffic = new KnownTraffic(seed);
    for (int visit = 0; visit < VISITS; visit++) {
      traffic.visit();
    }
    traffic.aliases();
    return List.copyOf(traffic.events);
  }

  private void visit() {
    int device = random.nextInt(14);
    String user = "user-" + (chance(15) ? random.nextInt(10) : device % 10);
    Instant time = START.plus(Duration.ofMinutes(random.nextInt(DAYS * 24 * 60)));
    if (chance(20)) {
      time = time.plus(Duration.between(time, nextDay(time).minusSeconds(240)));
    }
    Boolean bot = chance(8) ? Boolean.TRUE : chance(20) ? null : Boolean.FALSE;
    int signIn = random.nextInt(8);
    int count = 1 + random.nextInt(7);
    for (int index = 0; index < count; index++) {
      boolean isKnown = index >= signIn;
      Who who =
          chance(3)
              ? new Who(null, null, null, bot)
              : new Who(isKnown ? user : null, chance(5) ? null : "device-" + device, null, bot);
      happen(time, call(isKnown), who, index == 0);
      time = time.plus(pick(PAUSES));
    }
  }

  private static Instant nextDay(Instant time) {
    return time.truncatedTo(java.time.temporal.ChronoUnit.DAYS).plus(Duration.ofDays(1));
  }

  private Call call(boolean isKnown) {
    if (isKnown && chance(12)) {
      return new Call("identify", "identify");
    }
    return chance(45)
        ? new Call("page", chance(10) ? "Searched" : "Home")
        : chance(8) ? new Call("screen", "Player") : new Call("track", pick(ACTIONS));
  }

  private void happen(Instant time, Call call, Who who, boolean isFirst) {
    boolean repeatsId = !events.isEmpty() && chance(4);
    String id = repeatsId ? events.getLast().id() : "event-" + random.nextInt(1_000_000);
    String source = repeatsId ? other(events.getLast().source()) : chance(60) ? "web" : "app";
    Duration delay = chance(10) ? Duration.ofDays(2) : Duration.ofSeconds(random.nextInt(40));
    events.add(
        new KnownEvent(
            id,
            source,
            call,
            who,
            new Times(time, time.plus(delay)),
            source.equals("web") ? visit(isFirst) : Visit.NONE));
  }

  private static String other(String source) {
    return source.equals("web") ? "app" : "web";
  }

  private Visit visit(boolean isFirst) {
    boolean isInternal = !isFirst || chance(20);
    @Nullable String referrer =
        chance(30)
            ? null
            : isInternal ? "shop.example" : chance(50) ? "google.com" : "blog.example";
    String medium =
        isInternal
            ? "internal"
            : "google.com".equals(referrer) ? "search" : chance(50) ? "other" : null;
    return new Visit(
        chance(90) ? "shop.example" : "help.example",
        chance(95) ? pick(PATHS) : null,
        referrer,
        referrer == null ? null : medium,
        isFirst && chance(30) ? "spring" : null);
  }

  /** A row that is longer than what is followed, one there and back, and some at random. */
  private void aliases() {
    for (int link = 0; link < 5; link++) {
      alias("chain-" + link, "chain-" + (link + 1));
      happen(moment(), new Call("track", "Played"), Who.of("chain-" + link, null), false);
    }
    alias("there", "back");
    alias("back", "there");
    alias("same", "same");
    happen(moment(), new Call("track", "Played"), Who.of("there", null), false);
    happen(moment(), new Call("track", "Shared"), Who.of(null, "back"), false);
    for (int more = 0; more < 6; more++) {
      alias(
          chance(50) ? "device-" + random.nextInt(14) : "user-" + random.nextInt(5),
          "user-" + (5 + random.nextInt(5)));
    }
  }

  private void alias(String previous, String user) {
    @Nullable String device = chance(30) ? "device-" + random.nextInt(14) : null;
    happen(moment(), new Call("alias", "alias"), new Who(user, device, previous, false), false);
  }

  private Instant moment() {
    return START.plusSeconds(random.nextInt(DAYS * 24 * 60 * 60));
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
