package io.trackway.local.host;

import io.trackway.local.host.InvocationResult.Crashed;
import io.trackway.local.host.InvocationResult.FunctionFailed;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One child JVM and what it is doing; at most one invocation at a time. */
final class FunctionProcess {

  private enum State {
    STARTING,
    WAITING,
    BUSY,
    DEAD
  }

  private static final int EXIT_CODE_KILLED = 128 + 9;

  private final Process process;
  private final Lock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final CompletableFuture<Void> gone;
  private State state = State.STARTING;
  private @Nullable Invocation current;
  private @Nullable FunctionFailed initializationFailure;

  FunctionProcess(Process process, Runnable onExit) {
    this.process = process;
    this.gone = process.onExit().thenAccept(this::exited).thenRun(onExit);
  }

  long processId() {
    return process.pid();
  }

  /** The process asks for work: blocks until there is some; empty when there never will be. */
  Optional<Invocation> next() throws InterruptedException {
    lock.lock();
    try {
      if (state == State.DEAD) {
        return Optional.empty();
      }
      state = State.WAITING;
      current = null;
      changed.signalAll();
      while (state == State.WAITING) {
        changed.await();
      }
      return Optional.ofNullable(current);
    } finally {
      lock.unlock();
    }
  }

  /** Gives the process an invocation when it asks for one within the time; false when not. */
  boolean handOver(Invocation invocation, Duration within) throws InterruptedException {
    long nanosLeft = within.toNanos();
    lock.lock();
    try {
      while (state == State.STARTING || state == State.BUSY) {
        if (nanosLeft <= 0) {
          return false;
        }
        nanosLeft = changed.awaitNanos(nanosLeft);
      }
      if (state == State.DEAD) {
        return false;
      }
      state = State.BUSY;
      current = invocation;
      changed.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  Optional<Invocation> current(String requestId) {
    lock.lock();
    try {
      return Optional.ofNullable(current).filter(it -> it.requestId().equals(requestId));
    } finally {
      lock.unlock();
    }
  }

  void initializationFailed(FunctionFailed failure) {
    lock.lock();
    try {
      initializationFailure = failure;
    } finally {
      lock.unlock();
    }
  }

  /** Why the process never asked for work; only meaningful once it is dead. */
  InvocationResult failure(String requestId) {
    lock.lock();
    try {
      return initializationFailure != null ? initializationFailure : crashed(requestId);
    } finally {
      lock.unlock();
    }
  }

  boolean isAlive() {
    lock.lock();
    try {
      return state != State.DEAD && process.isAlive();
    } finally {
      lock.unlock();
    }
  }

  /** SIGTERM. */
  void stop() {
    process.destroy();
  }

  /** SIGKILL, without waiting. */
  void killNow() {
    process.destroyForcibly();
  }

  /** SIGKILL; returns when the process is gone and its invocation has its result. */
  void kill(Duration within) throws InterruptedException {
    killNow();
    awaitExit(within);
  }

  boolean awaitExit(Duration within) throws InterruptedException {
    try {
      gone.get(within.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException late) {
      return false;
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void exited(Process exited) {
    lock.lock();
    try {
      state = State.DEAD;
      if (current != null) {
        current.complete(crashed(current.requestId()));
        current = null;
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private Crashed crashed(String requestId) {
    if (process.isAlive()) {
      return new Crashed(
          "RequestId: %s Error: Runtime did not initialize in time".formatted(requestId));
    }
    int code = process.exitValue();
    String how = code == EXIT_CODE_KILLED ? "signal: killed" : "exit status " + code;
    return new Crashed(
        "RequestId: %s Error: Runtime exited with error: %s".formatted(requestId, how));
  }
}
