package io.trackway.local.stack;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What is open, closed in the reverse order; also while something is still starting, which then
 * closes as soon as it is there.
 */
final class ClosingOrder implements AutoCloseable {

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private boolean closed;

  /** Takes charge of it. */
  <T extends AutoCloseable> T add(T part) {
    synchronized (this) {
      if (!closed) {
        open.push(part);
        return part;
      }
    }
    StackException late = new StackException("the stack is being stopped");
    closeInto(late, part);
    throw late;
  }

  /** Closes everything, whatever fails on the way; the first failure is thrown in the end. */
  @Override
  public void close() {
    Deque<AutoCloseable> parts;
    synchronized (this) {
      closed = true;
      parts = new ArrayDeque<>(open);
      open.clear();
    }
    StackException failures = new StackException("not everything could be stopped");
    parts.forEach(it -> closeInto(failures, it));
    if (failures.getSuppressed().length > 0) {
      throw failures;
    }
  }

  private static void closeInto(StackException failures, AutoCloseable part) {
    try {
      part.close();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      failures.addSuppressed(interrupted);
    } catch (Exception failed) {
      // One part that cannot be closed must not keep the others running.
      failures.addSuppressed(failed);
    }
  }
}
