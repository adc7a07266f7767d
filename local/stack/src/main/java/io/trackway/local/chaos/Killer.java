package io.trackway.local.chaos;

import io.trackway.local.host.InvocationMoment;
import io.trackway.local.host.InvocationObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Kills processes of functions with SIGKILL at random moments, each while it is at work. Between
 * two kills a function gets some of its work done, however slow the machine is: otherwise nothing
 * would ever move.
 */
final class Killer implements InvocationObserver, AutoCloseable {

  /** After its choice it lets up to this pass, so that any moment of the work may be hit. */
  private static final Duration MOMENT_MAX = Duration.ofMillis(400);

  /** Answers of a function from one kill of it to the next, at least. */
  private static final int ANSWERS_BETWEEN = 3;

  private static final Duration LOOK_PAUSE = Duration.ofMillis(20);
  private static final int LOOKS_MAX = 250;

  private final List<String> functions;
  private final Duration pauseMax;
  private final Random random;
  private final Map<String, Set<Long>> working = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();
  private final Map<String, Integer> killed = new ConcurrentHashMap<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread = Thread.ofVirtual().name("killer").unstarted(this::run);

  /**
   * A killer of these functions, all equally often, that waits until it is started.
   *
   * @param pauseMax from one kill to the next at most, and a third of it at least
   */
  Killer(List<String> functions, Duration pauseMax, long seed) {
    this.functions = List.copyOf(functions);
    this.pauseMax = pauseMax;
    this.random = new Random(seed);
  }

  void start() {
    thread.start();
  }

  /** How many processes of each function were killed until now. */
  Map<String, Integer> killed() {
    return new TreeMap<>(killed);
  }

  int total() {
    return killed.values().stream().mapToInt(Integer::intValue).sum();
  }

  @Override
  public Decision handedOver(InvocationMoment moment) {
    working
        .computeIfAbsent(moment.functionName(), _ -> ConcurrentHashMap.newKeySet())
        .add(moment.processId());
    return Decision.CONTINUE;
  }

  @Override
  public Decision answered(InvocationMoment moment) {
    working(moment.functionName()).remove(moment.processId());
    answers(moment.functionName()).incrementAndGet();
    return Decision.CONTINUE;
  }

  private void run() {
    try {
      while (true) {
        List<String> round = new ArrayList<>(functions);
        Collections.shuffle(round, random);
        for (String function : round) {
          if (stopsWithin(pause()) || !kill(function)) {
            return;
          }
        }
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /** False where it is stopped meanwhile; a function without work is left alone. */
  private boolean kill(String function) throws InterruptedException {
    if (answers(function).get() < ANSWERS_BETWEEN) {
      return true;
    }
    if (stopsWithin(Duration.ofNanos((long) (MOMENT_MAX.toNanos() * random.nextDouble())))) {
      return false;
    }
    for (int look = 0; look < LOOKS_MAX; look++) {
      Optional<ProcessHandle> victim =
          working(function).stream().flatMap(it -> ProcessHandle.of(it).stream()).findAny();
      if (victim.isPresent()) {
        victim.get().destroyForcibly();
        victim.get().onExit().join();
        working(function).remove(victim.get().pid());
        answers(function).set(0);
        killed.merge(function, 1, Integer::sum);
        return true;
      }
      if (stopsWithin(LOOK_PAUSE)) {
        return false;
      }
    }
    return true;
  }

  private Set<Long> working(String function) {
    return working.computeIfAbsent(function, _ -> ConcurrentHashMap.newKeySet());
  }

  private AtomicInteger answers(String function) {
    return answers.computeIfAbsent(function, _ -> new AtomicInteger());
  }

  private Duration pause() {
    return Duration.ofNanos((long) (pauseMax.toNanos() * (1 + 2 * random.nextDouble()) / 3));
  }

  private boolean stopsWithin(Duration pause) throws InterruptedException {
    return stopped.await(pause.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Kills no more. */
  @Override
  public void close() {
    stopped.countDown();
    try {
      thread.join();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
