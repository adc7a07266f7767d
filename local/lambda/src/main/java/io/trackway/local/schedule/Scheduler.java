package io.trackway.local.schedule;

import io.trackway.local.host.AwsIdentity;
import io.trackway.local.host.FunctionInvoker;
import io.trackway.local.mapping.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Invokes functions at their rates, each from one period after the start on.
 *
 * <p>A schedule has one invocation at a time. A beat that comes while one runs is skipped, where
 * the service would invoke the function a second time beside it; a failure is not tried again.
 */
public final class Scheduler implements AutoCloseable {

  private static final Duration STOP_MAX = Duration.ofSeconds(10);

  private final Environment environment;
  private final List<Thread> threads = new ArrayList<>();

  /** What time it is, how to wait, and who runs functions. */
  public record Environment(
      AwsIdentity identity, InstantSource clock, Pause pause, FunctionInvoker functions) {

    public static Environment of(AwsIdentity identity, FunctionInvoker functions) {
      return new Environment(identity, InstantSource.system(), Thread::sleep, functions);
    }
  }

  private Scheduler(Environment environment) {
    this.environment = environment;
  }

  public static Scheduler start(List<Schedule> schedules, Environment environment) {
    Scheduler scheduler = new Scheduler(environment);
    Instant begin = environment.clock().instant();
    for (Schedule schedule : schedules) {
      scheduler.threads.add(
          Thread.ofVirtual()
              .name("schedule " + schedule.name())
              .start(() -> scheduler.run(schedule, begin)));
    }
    return scheduler;
  }

  private void run(Schedule schedule, Instant begin) {
    try {
      Instant beat = begin.plus(schedule.every());
      while (!Thread.currentThread().isInterrupted()) {
        await(beat);
        environment
            .functions()
            .invoke(
                schedule.functionName(),
                ScheduledEvent.of(
                    schedule, environment.identity(), beat, UUID.randomUUID().toString()));
        beat = following(beat, schedule.every());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void await(Instant beat) throws InterruptedException {
    Duration left = Duration.between(environment.clock().instant(), beat);
    if (left.isPositive()) {
      environment.pause().pause(left);
    }
  }

  /** The first beat that is not over yet. */
  private Instant following(Instant beat, Duration every) {
    Duration late = Duration.between(beat, environment.clock().instant());
    long over = late.isNegative() ? 0 : late.dividedBy(every);
    return beat.plus(every.multipliedBy(over + 1));
  }

  /** Abandons what runs. */
  @Override
  public void close() {
    try {
      for (Thread thread : threads) {
        thread.interrupt();
      }
      for (Thread thread : threads) {
        thread.join(STOP_MAX);
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
