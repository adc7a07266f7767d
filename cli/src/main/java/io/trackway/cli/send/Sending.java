package io.trackway.cli.send;

import io.trackway.cli.send.Course.Ticket;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** Sends batches, as many at a time as the course allows. */
final class Sending {

  private final Course course;
  private final Delivery delivery;

  Sending(Course course, Delivery delivery) {
    this.course = course;
    this.delivery = delivery;
  }

  /** Returns when every batch has arrived, or one could not be delivered. */
  void run(Batches batches) throws IOException, InterruptedException {
    try (ExecutorService senders = Executors.newThreadPerTaskExecutor(threads())) {
      try {
        Optional<Ticket> ticket = Optional.empty();
        for (Batch batch = batches.next(); batch != null; batch = batches.next()) {
          ticket = course.begin();
          if (ticket.isEmpty()) {
            break;
          }
          Ticket own = ticket.get();
          Batch next = batch;
          senders.execute(() -> deliver(next, own));
        }
        course.awaitEnd();
      } finally {
        senders.shutdownNow();
      }
    }
  }

  private void deliver(Batch batch, Ticket ticket) {
    try {
      switch (delivery.deliver(batch)) {
        case Delivery.Result.Arrived(Outcome outcome) -> course.arrived(ticket, outcome);
        case Delivery.Result.Stopped(String cause) -> course.stop(cause);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** A fault of ours must not leave the others waiting. */
  private ThreadFactory threads() {
    return Thread.ofVirtual()
        .name("sender-", 0)
        .uncaughtExceptionHandler((_, fault) -> course.stop("a fault of this program: " + fault))
        .factory();
  }
}
