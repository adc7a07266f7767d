package io.trackway.benchmarks.disorder;

import io.trackway.event.Action;
import io.trackway.event.Details;
import io.trackway.event.Event;
import io.trackway.event.EventKey;
import io.trackway.event.EventTimes;
import io.trackway.event.EventType;
import io.trackway.event.Identity;
import io.trackway.event.JsonObject;
import io.trackway.event.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One person's visits: events of an app, a browser and the servers behind them.
 *
 * <p>An app's SDK keeps a queue and sends it from time to time, when it is long, and when the app
 * goes away, one request after the other; without a network it keeps it until there is one. A
 * browser sends each event at once, and a retry lets later ones pass. Servers tell of some actions,
 * for the same person, at once.
 */
final class Person {

  private static final Source SOURCE = new Source("web");
  private static final double APP_SHARE = 0.6;
  private static final double OFFLINE_SHARE = 0.02;
  private static final double TOLD_BY_SERVER_SHARE = 0.15;
  private static final double VISIT_SECONDS_MIN = 120;
  private static final double VISIT_SECONDS_MAX = 900;
  private static final double PAUSE_SECONDS_MEAN = 8;
  private static final double OFFLINE_SECONDS_MAX = 4 * 3_600;
  private static final int QUEUE_MAX = 20;

  private final String name;
  private final Instant start;
  private final RandomGenerator random;
  private final List<Request> requests = new ArrayList<>();
  private int events;

  private Person(String name, Instant start, RandomGenerator random) {
    this.name = name;
    this.start = start;
    this.random = random;
  }

  /**
   * What a person's clients send.
   *
   * @param seconds the time after the start in which their visits begin
   */
  static List<Request> requests(
      String name, Instant start, double seconds, RandomGenerator random) {
    Person person = new Person(name, start, random);
    int visits = 1 + random.nextInt(2);
    for (int visit = 0; visit < visits; visit++) {
      double begin = random.nextDouble(seconds);
      double end = begin + random.nextDouble(VISIT_SECONDS_MIN, VISIT_SECONDS_MAX);
      if (random.nextDouble() < APP_SHARE) {
        person.visitApp(begin, end);
      } else {
        person.visitSite(begin, end);
      }
    }
    return person.requests;
  }

  private void visitSite(double begin, double end) {
    for (double now = begin; now < end; now += pause()) {
      send(now + Network.BROWSER.seconds(random), List.of(now));
      maybeTellFromServer(now);
    }
  }

  private void visitApp(double begin, double end) {
    boolean offline = random.nextDouble() < OFFLINE_SHARE;
    double flushEvery = random.nextDouble(10, 30);
    double nextFlush = begin + flushEvery;
    double free = begin;
    List<Double> queue = new ArrayList<>();
    for (double now = begin; now < end; now += pause()) {
      if (!offline && now >= nextFlush) {
        free = flush(Math.max(free, nextFlush), queue);
        nextFlush = now + flushEvery;
      }
      queue.add(now);
      if (!offline && queue.size() >= QUEUE_MAX) {
        free = flush(Math.max(free, now), queue);
      }
      if (!offline) {
        maybeTellFromServer(now);
      }
    }
    double back = offline ? end + random.nextDouble(OFFLINE_SECONDS_MAX) : end;
    flush(Math.max(free, back), queue);
  }

  /** Sends the queue, and says when the next request may go. */
  private double flush(double at, List<Double> queue) {
    double arrives = at + Network.MOBILE.seconds(random);
    if (!queue.isEmpty()) {
      send(arrives, List.copyOf(queue));
      queue.clear();
    }
    return arrives;
  }

  private void maybeTellFromServer(double action) {
    if (random.nextDouble() < TOLD_BY_SERVER_SHARE) {
      double happened = action + random.nextDouble(0.05, 0.4);
      send(happened + Network.SERVER.seconds(random), List.of(happened));
    }
  }

  private double pause() {
    return 0.5 - PAUSE_SECONDS_MEAN * Math.log(1 - random.nextDouble());
  }

  private void send(double arrives, List<Double> happened) {
    Instant received = time(arrives);
    requests.add(
        new Request(
            received,
            name,
            happened.stream().map(seconds -> event(time(seconds), received)).toList()));
  }

  private Event event(Instant happened, Instant received) {
    return new Event(
        new EventKey(SOURCE, name + "-" + events++),
        new Action(EventType.TRACK, "Song Played"),
        new Identity(name, null),
        new EventTimes(received, happened, null),
        new Details(JsonObject.EMPTY, JsonObject.EMPTY));
  }

  private Instant time(double seconds) {
    return start.plusMillis(Math.round(seconds * 1_000));
  }
}
