package io.trackway.local.demo.traffic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A person who uses the app, one session after another. */
final class Listener {

  static final int SESSION_EVENTS_MAX = 45;

  /** How likely a session goes on after each step. */
  private static final double GOES_ON = 0.88;

  private static final double SIGNS_UP = 0.3;

  private final String userId;
  private final RandomGenerator random;
  private boolean isSignedUp;
  private boolean isSubscribed;

  /**
   * A person.
   *
   * @param isSignedUp false for somebody who opens the app for the first time today
   */
  Listener(int number, boolean isSignedUp, RandomGenerator random) {
    this.userId = "user-%05d".formatted(number);
    this.isSignedUp = isSignedUp;
    this.isSubscribed = isSignedUp && random.nextInt(4) == 0;
    this.random = random;
  }

  private enum Step {
    VIEW_PAGE(310, 5, 40),
    SEARCH(130, 4, 20),
    PLAY(420, 40, 240),
    LIKE(80, 2, 12),
    CREATE_PLAYLIST(35, 10, 60),
    SUBSCRIBE(17, 20, 90),
    CHANGE_PASSWORD(8, 20, 60);

    private static final int WEIGHTS = 1_000;

    private final int weight;
    private final int secondsMin;
    private final int secondsMax;

    Step(int weight, int secondsMin, int secondsMax) {
      this.weight = weight;
      this.secondsMin = secondsMin;
      this.secondsMax = secondsMax;
    }

    static Step next(RandomGenerator random) {
      int left = random.nextInt(WEIGHTS);
      for (Step step : values()) {
        left -= step.weight;
        if (left < 0) {
          return step;
        }
      }
      throw new IllegalStateException("weights must add up to " + WEIGHTS);
    }

    Duration time(RandomGenerator random) {
      return Duration.ofMillis(random.nextInt(secondsMin * 1_000, secondsMax * 1_000));
    }
  }

  /** What happens from opening the app until it is closed, or the day ends. */
  List<Happening> session(Instant start, Instant dayEnd) {
    List<Happening> session = new ArrayList<>();
    ObjectNode cold = Catalogue.object().put("cold", random.nextBoolean());
    session.add(happening(start, "track", "App Started", cold));
    Instant now = start.plusMillis(random.nextInt(800, 4_000));
    while (now.isBefore(dayEnd) && session.size() < SESSION_EVENTS_MAX - 2) {
      if (!isSignedUp && session.size() > 2 && random.nextDouble() < SIGNS_UP) {
        signUp(session, now);
        now = now.plusMillis(random.nextInt(1_500, 6_000));
      } else {
        Step step = Step.next(random);
        session.add(take(step, now));
        now = now.plus(step.time(random));
      }
      if (random.nextDouble() > GOES_ON) {
        break;
      }
    }
    return session;
  }

  /** From here on the person has a user id, and the device says whose it is. */
  private void signUp(List<Happening> session, Instant now) {
    isSignedUp = true;
    String method = random.nextInt(3) == 0 ? "single sign-on" : "email";
    session.add(happening(now, "track", "Signed Up", Catalogue.object().put("method", method)));
    session.add(
        happening(
            now.plusMillis(40), "identify", "Identified", Catalogue.object().put("plan", "free")));
  }

  private Happening take(Step step, Instant now) {
    return switch (step) {
      case VIEW_PAGE -> happening(now, "page", "Page Viewed", Catalogue.page(random));
      case SEARCH -> happening(now, "track", "Searched", Catalogue.search(random));
      case PLAY -> happening(now, "track", "Song Played", Catalogue.song(random));
      case LIKE -> happening(now, "track", "Song Liked", Catalogue.song(random));
      case CREATE_PLAYLIST ->
          happening(now, "track", "Playlist Created", Catalogue.playlist(random));
      case SUBSCRIBE -> subscribe(now);
      case CHANGE_PASSWORD ->
          isSignedUp
              ? happening(now, "track", "Password Changed", Catalogue.object())
              : happening(now, "page", "Page Viewed", Catalogue.page(random));
    };
  }

  private Happening subscribe(Instant now) {
    if (!isSignedUp || isSubscribed) {
      return happening(now, "page", "Page Viewed", Catalogue.page(random));
    }
    isSubscribed = true;
    return happening(now, "track", "Subscribed", Catalogue.subscription(random));
  }

  private Happening happening(Instant at, String type, String name, ObjectNode properties) {
    return new Happening(at, type, name, knownUserId(), properties);
  }

  private @Nullable String knownUserId() {
    return isSignedUp ? userId : null;
  }
}
