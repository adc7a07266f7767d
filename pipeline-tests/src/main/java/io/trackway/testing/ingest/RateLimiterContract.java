package io.trackway.testing.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.Source;
import io.trackway.ingest.Pace;
import io.trackway.ingest.RateLimiter;
import io.trackway.ingest.RateLimiter.Allowance;
import io.trackway.ingest.Sender;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What every {@link RateLimiter} does. */
public abstract class RateLimiterContract {

  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final int RATE = 100;
  private static final int THREADS = 8;
  private static final int TAKES_PER_THREAD = 100;

  /** That many limiters as function instances have them, over the same state, which is empty. */
  protected abstract List<RateLimiter> instances(int count);

  private static Sender sender(String name, int eventsPerSecond) {
    return new Sender(new Source("web"), name, OptionalInt.of(eventsPerSecond));
  }

  private RateLimiter limiter() {
    return instances(1).getFirst();
  }

  private static boolean granted(RateLimiter limiter, Sender sender, int events, Duration after) {
    return limiter.take(sender, events, START.plus(after)) instanceof Allowance.Granted;
  }

  private static Duration denied(RateLimiter limiter, Sender sender, Duration after) {
    Allowance allowance = limiter.take(sender, 1, START.plus(after));
    assertThat(allowance).isInstanceOf(Allowance.Denied.class);
    return ((Allowance.Denied) allowance).retryAfter();
  }

  @Test
  void take_withoutLimit_isGranted() {
    RateLimiter limiter = limiter();
    Sender free = new Sender(new Source("web"), "free", OptionalInt.empty());

    for (int request = 0; request < 100; request++) {
      assertThat(granted(limiter, free, 2_500, Duration.ZERO)).isTrue();
    }
  }

  @Test
  void take_isGrantedForASecondsWorth_andThenAtTheRate() {
    RateLimiter limiter = limiter();
    Sender sender = sender("web#1", 10);

    for (int event = 0; event < 10; event++) {
      assertThat(granted(limiter, sender, 1, Duration.ZERO)).as("event %s", event).isTrue();
    }
    Duration wait = denied(limiter, sender, Duration.ZERO);
    assertThat(wait).isPositive().isLessThanOrEqualTo(Duration.ofMillis(100));

    assertThat(granted(limiter, sender, 1, wait)).isTrue();
    assertThat(granted(limiter, sender, 1, wait)).isFalse();
    assertThat(granted(limiter, sender, 1, wait.plusMillis(100))).isTrue();
  }

  @Test
  void take_ofMoreThanTheAllowance_passesOnce_andIsWaitedOff() {
    RateLimiter limiter = limiter();
    Sender sender = sender("web#1", 10);

    assertThat(granted(limiter, sender, 50, Duration.ZERO)).isTrue();
    Duration wait = denied(limiter, sender, Duration.ZERO);

    assertThat(wait).isEqualTo(Duration.ofMillis(4_100));
    assertThat(granted(limiter, sender, 1, wait.minusMillis(2))).isFalse();
    assertThat(granted(limiter, sender, 1, wait)).isTrue();
  }

  @Test
  void take_thatIsDenied_costsNothing() {
    RateLimiter limiter = limiter();
    Sender sender = sender("web#1", 10);
    assertThat(granted(limiter, sender, 20, Duration.ZERO)).isTrue();
    Duration wait = denied(limiter, sender, Duration.ZERO);

    for (int request = 0; request < 20; request++) {
      assertThat(granted(limiter, sender, 100, Duration.ZERO)).isFalse();
    }

    assertThat(denied(limiter, sender, Duration.ZERO)).isEqualTo(wait);
  }

  @Test
  void take_afterALongTime_hasASecondsWorth_andNoMore() {
    RateLimiter limiter = limiter();
    Sender sender = sender("web#1", 10);
    assertThat(granted(limiter, sender, 1, Duration.ZERO)).isTrue();

    assertThat(granted(limiter, sender, 10, Duration.ofHours(1))).isTrue();
    assertThat(granted(limiter, sender, 1, Duration.ofHours(1))).isFalse();
  }

  @Test
  void senders_haveTheirOwnAllowances() {
    RateLimiter limiter = limiter();

    assertThat(granted(limiter, sender("web#1", 10), 50, Duration.ZERO)).isTrue();
    assertThat(granted(limiter, sender("web#2", 10), 50, Duration.ZERO)).isTrue();
  }

  @Test
  void instances_shareTheAllowance() {
    List<RateLimiter> two = instances(2);
    Sender sender = sender("web#1", 10);

    assertThat(granted(two.getFirst(), sender, 5, Duration.ZERO)).isTrue();
    assertThat(granted(two.getLast(), sender, 5, Duration.ZERO)).isTrue();
    assertThat(granted(two.getFirst(), sender, 1, Duration.ZERO)).isFalse();
    assertThat(granted(two.getLast(), sender, 1, Duration.ZERO)).isFalse();
  }

  /** Time goes on by a millisecond with each request, whoever makes it. */
  @Test
  void manyAtOnce_areNeverGrantedMoreThanTheRateAndTheBurst() throws Exception {
    List<RateLimiter> two = instances(2);
    Sender sender = sender("web#1", RATE);
    AtomicLong milliseconds = new AtomicLong();
    List<Callable<Integer>> work = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      RateLimiter limiter = two.get(thread % 2);
      work.add(
          () -> {
            int granted = 0;
            for (int take = 0; take < TAKES_PER_THREAD; take++) {
              Duration after = Duration.ofMillis(milliseconds.getAndIncrement());
              granted += granted(limiter, sender, 1, after) ? 1 : 0;
            }
            return granted;
          });
    }
    int granted = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      for (Future<Integer> done : threads.invokeAll(work)) {
        granted += done.get();
      }
    }

    Duration took = Duration.ofMillis(milliseconds.get());
    int most = (int) (RATE * took.plus(Pace.BURST).toMillis() / 1_000);
    assertThat(granted).isLessThanOrEqualTo(most).isGreaterThanOrEqualTo(most - RATE / 2);
  }
}
