package io.trackway.cli.send;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which batches are on their way, and up to where all have arrived; used by all senders at once.
 *
 * <p>Answers come in any order and are taken in the file's: the checkpoint never moves past a batch
 * without an answer, so that it is safe to go on from there.
 */
final class Course {

  /** Bounds the answers that wait for an earlier one, and what is sent twice after a kill. */
  static final int AHEAD_PER_SENDER = 4;

  private final int senders;
  private final RejectedFile rejectedFile;
  private final Deque<Ticket> open = new ArrayDeque<>();
  private int inFlight;
  private Checkpoint checkpoint;
  private @Nullable String problem;

  /**
   * Begins at a checkpoint.
   *
   * @param senders batches on their way at a time
   */
  Course(Checkpoint start, int senders, RejectedFile rejectedFile) {
    this.checkpoint = start;
    this.senders = senders;
    this.rejectedFile = rejectedFile;
  }

  /** The place of one batch in the order. */
  static final class Ticket {
    private @Nullable Outcome outcome;

    private Ticket() {}
  }

  /** Waits until another batch may be sent; nothing where no more is to be sent. */
  synchronized Optional<Ticket> begin() throws InterruptedException {
    while (problem == null && isFull()) {
      wait();
    }
    if (problem != null) {
      return Optional.empty();
    }
    Ticket ticket = new Ticket();
    open.add(ticket);
    inFlight++;
    return Optional.of(ticket);
  }

  /** The batch has arrived. */
  synchronized void arrived(Ticket ticket, Outcome outcome) {
    inFlight--;
    ticket.outcome = outcome;
    try {
      settle();
    } catch (IOException full) {
      stop("the rejected lines cannot be written: " + full.getMessage());
    }
    notifyAll();
  }

  private void settle() throws IOException {
    for (Ticket first = open.peek(); first != null; first = open.peek()) {
      Outcome outcome = first.outcome;
      if (outcome == null) {
        return;
      }
      open.remove();
      checkpoint =
          new Checkpoint(
              outcome.end(),
              checkpoint.tally().and(outcome),
              rejectedFile.write(outcome.rejected()));
    }
  }

  private boolean isFull() {
    return inFlight == senders || open.size() == senders * AHEAD_PER_SENDER;
  }

  /** No batch begins any more; the first reason is kept. */
  synchronized void stop(String reason) {
    if (problem == null) {
      problem = reason;
    }
    notifyAll();
  }

  /** Waits until every batch that began has arrived, or sending was stopped. */
  synchronized void awaitEnd() throws InterruptedException {
    while (problem == null && !open.isEmpty()) {
      wait();
    }
  }

  /** Why sending was stopped. */
  synchronized Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  /** Up to where every batch has arrived. */
  synchronized Checkpoint checkpoint() {
    return checkpoint;
  }
}
