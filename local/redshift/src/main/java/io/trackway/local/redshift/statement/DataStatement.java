package io.trackway.local.redshift.statement;

import io.trackway.local.redshift.engine.Session;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A submitted statement or batch and how far it has come; safe for many readers and one runner. */
public final class DataStatement {
  /** Of the whole statement, as opposed to one of its parts. */
  public static final int WHOLE = -1;

  private final String id;
  private final Submission submission;
  private final Clock clock;
  private final Instant createdAt;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<StatementState> parts = new ArrayList<>();
  private StatementState whole;
  private @Nullable Session session;
  private int processId;
  private int waiting;
  private boolean cancelled;

  DataStatement(String id, Submission submission, Clock clock) {
    this.id = id;
    this.submission = submission;
    this.clock = clock;
    this.createdAt = clock.instant();
    this.whole = StatementState.submitted(createdAt);
    submission.sqls().forEach(sql -> parts.add(whole));
  }

  public String id() {
    return id;
  }

  public Submission submission() {
    return submission;
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** Of the engine's process that ran it; 0 until one has. */
  public int processId() {
    return locked(() -> processId);
  }

  public StatementState state() {
    return state(WHOLE);
  }

  public StatementState state(int part) {
    return locked(() -> part == WHOLE ? whole : parts.get(part));
  }

  public List<StatementState> parts() {
    return locked(() -> List.copyOf(parts));
  }

  boolean isCancelled() {
    return locked(() -> cancelled);
  }

  void move(int part, UnaryOperator<StatementState> change) {
    locked(
        () -> {
          if (part == WHOLE) {
            whole = change.apply(whole);
          } else {
            parts.set(part, change.apply(parts.get(part)));
          }
          changed.signalAll();
          return whole;
        });
  }

  Instant now() {
    return clock.instant();
  }

  void attach(Session running) {
    locked(() -> session = running);
    locked(() -> processId = running.processId());
  }

  /** From here on a cancel cannot reach the session, which may serve another statement next. */
  void detach() {
    lock.lock();
    try {
      session = null;
    } finally {
      lock.unlock();
    }
  }

  /** Asks the engine to stop; false if the statement has come to an end already. */
  public boolean cancel() {
    return locked(
        () -> {
          if (whole.status().isFinal()) {
            return false;
          }
          cancelled = true;
          interrupt();
          return true;
        });
  }

  /** Interrupts again: the first time may have hit the moment between two parts. */
  void interrupt() {
    lock.lock();
    try {
      Session running = session;
      if (running != null) {
        running.cancel();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until the part, or the whole, has come to an end.
   *
   * @return false if as many wait already as may
   */
  public boolean await(int part, Duration longest, int waitersMax) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (waiting >= waitersMax) {
        return false;
      }
      waiting++;
      long left = longest.toNanos();
      while (!state(part).status().isFinal() && left > 0) {
        left = changed.awaitNanos(left);
      }
      waiting--;
      return true;
    } finally {
      lock.unlock();
    }
  }

  private <T> T locked(java.util.function.Supplier<T> read) {
    lock.lock();
    try {
      return Objects.requireNonNull(read.get());
    } finally {
      lock.unlock();
    }
  }
}
