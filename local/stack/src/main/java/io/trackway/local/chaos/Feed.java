package io.trackway.local.chaos;

import io.trackway.local.demo.check.LoadWatch;
import io.trackway.local.demo.check.Received;
import io.trackway.local.demo.send.Background;
import io.trackway.local.demo.send.Endpoint;
import io.trackway.local.demo.send.SendLog;
import io.trackway.local.demo.send.Sender;
import io.trackway.local.demo.traffic.Post;
import io.trackway.local.demo.traffic.Traffic;
import io.trackway.local.stack.LocalStack;
import io.trackway.local.stack.StackDescription;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** The two stages that take time: sending while everything fails, and loading the rest. */
final class Feed {

  private static final String EVENTS_PATH = "/v1/events";
  private static final Duration REFRESH = Duration.ofMillis(250);
  private static final int SLICE_ENTRIES = 2_000;

  /** More events than that on the way are not added to. */
  private static final int BEHIND_MAX = 6_000;

  /** So few on the way are left when the faults end, so that they meet nearly all. */
  private static final int BEHIND_IN_THE_END = 150;

  private final ChaosOptions options;
  private final Gauges gauges;
  private final LoadWatch watch;
  private long sent;

  Feed(ChaosOptions options, Gauges gauges, LoadWatch watch) {
    this.options = options;
    this.gauges = gauges;
    this.watch = watch;
  }

  /** Sends it in slices, each when enough of those before is loaded; in the end nearly all is. */
  void send(Traffic traffic, SendLog answers, StackDescription stack) throws InterruptedException {
    URI gateway = stack.gateway().endpoint().orElseThrow();
    Endpoint endpoint = new Endpoint(gateway.resolve(EVENTS_PATH), stack.gateway().writeKey());
    Sender sender = new Sender(endpoint, options.limits(), InstantSource.system(), answers);
    long total = traffic.expectation().received();
    try (ExecutorService background = Executors.newVirtualThreadPerTaskExecutor()) {
      for (List<Post> slice : slices(traffic.posts())) {
        awaitLoads(answers, total, BEHIND_MAX);
        Future<?> sending =
            background.submit(
                () -> {
                  sender.send(slice);
                  return null;
                });
        while (!Background.isDone(sending, REFRESH)) {
          gauges.show("sending", answers.sent(), total, watch.settled());
        }
      }
    }
    awaitLoads(answers, total, BEHIND_IN_THE_END);
    sent = answers.sent();
    gauges.finish("sending", sent, total, watch.settled());
  }

  /**
   * Waits until everything that was received is settled in the warehouse, or nothing moves any
   * more.
   *
   * @param received reads what was received until now
   */
  Received settle(LocalStack stack, Supplier<Received> received) throws InterruptedException {
    Received arrived = received.get();
    long settled = watch.settled();
    long movedAt = System.nanoTime();
    while (since(movedAt).compareTo(options.stallMax()) < 0) {
      gauges.show("loading", sent, sent, settled);
      Thread.sleep(REFRESH);
      if (watch.settled() != settled) {
        settled = watch.settled();
        movedAt = System.nanoTime();
      } else if (isQuiet(stack)) {
        // A call that had been held up may have arrived since.
        arrived = received.get();
        if (settled >= arrived.arrivals()) {
          break;
        }
      }
    }
    gauges.finish("loading", sent, sent, settled);
    return arrived;
  }

  private boolean isQuiet(LocalStack stack) {
    return gauges.services().callsInFlight() == 0
        && stack.mappings().stream().allMatch(it -> it.caughtUp());
  }

  private void awaitLoads(SendLog answers, long total, int behindMax) throws InterruptedException {
    long settled = watch.settled();
    long movedAt = System.nanoTime();
    while (answers.sent() - settled > behindMax) {
      if (since(movedAt).compareTo(options.stallMax()) > 0) {
        // The checks tell what is missing.
        return;
      }
      gauges.show("waiting", answers.sent(), total, settled);
      Thread.sleep(REFRESH);
      if (watch.settled() != settled) {
        settled = watch.settled();
        movedAt = System.nanoTime();
      }
    }
  }

  private static List<List<Post>> slices(List<Post> posts) {
    List<List<Post>> slices = new ArrayList<>();
    List<Post> slice = new ArrayList<>();
    int entries = 0;
    for (Post post : posts) {
      slice.add(post);
      entries += post.entries().size() * post.times();
      if (entries >= SLICE_ENTRIES) {
        slices.add(slice);
        slice = new ArrayList<>();
        entries = 0;
      }
    }
    slices.add(slice);
    return slices;
  }

  private static Duration since(long nanoTime) {
    return Duration.ofNanos(System.nanoTime() - nanoTime);
  }
}
