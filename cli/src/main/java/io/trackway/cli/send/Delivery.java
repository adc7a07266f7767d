package io.trackway.cli.send;

import io.trackway.client.Answer;
import io.trackway.client.Backoff;
import io.trackway.client.EventsClient;
import io.trackway.client.RejectedEvent;
import io.trackway.event.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Sees one batch through: tries again, waits as it is asked to, and splits what is too large. */
final class Delivery {

  /** A bound beside the patience; an endpoint that says each time "in a second" gets there. */
  private static final int ATTEMPTS_MAX = 1_000;

  private static final Backoff BACKOFF =
      new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));
  private static final int TOO_LARGE = 413;

  private final EventsClient client;
  private final Map<String, String> headers;
  private final Duration patience;
  private final Pauses pauses;

  /**
   * A way to an endpoint.
   *
   * @param patience how long a batch is tried
   */
  Delivery(EventsClient client, Map<String, String> headers, Duration patience, Pauses pauses) {
    this.client = client;
    this.headers = Map.copyOf(headers);
    this.patience = patience;
    this.pauses = pauses;
  }

  /** How the delivery of a batch ended. */
  sealed interface Result {

    /** Each of its events has its answer. */
    record Arrived(Outcome outcome) implements Result {}

    /** It could not be delivered, and no other would be. */
    record Stopped(String cause) implements Result {}
  }

  /** Delivers a batch, in several requests where the endpoint takes less at once. */
  Result deliver(Batch batch) throws InterruptedException {
    if (batch.lines().getFirst().isTooLong()) {
      return new Result.Arrived(
          batch.rejected(
              "line_too_long",
              "the line has more than %,d bytes; no request can carry it"
                  .formatted(Limits.REQUEST_BYTES_MAX)));
    }
    return switch (answer(batch)) {
      case Answer.Decided decided -> arrived(batch, decided);
      case Answer.Refused refused when refused.status() == TOO_LARGE -> smaller(batch, refused);
      case Answer.Refused(int status, var _, String message) ->
          new Result.Stopped("HTTP " + status + ": " + message);
      case Answer.Unsure(String cause, var _) -> new Result.Stopped(cause);
    };
  }

  private Result smaller(Batch batch, Answer.Refused refused) throws InterruptedException {
    if (batch.lines().size() == 1) {
      return new Result.Arrived(batch.rejected(refused.code(), refused.message()));
    }
    Result result = deliver(batch.halves().getFirst());
    if (result instanceof Result.Arrived(Outcome first)) {
      result = deliver(batch.halves().getLast());
      if (result instanceof Result.Arrived(Outcome second)) {
        return new Result.Arrived(first.and(second));
      }
    }
    return result;
  }

  private Answer answer(Batch batch) throws InterruptedException {
    byte[] body = batch.body();
    long begin = System.nanoTime();
    Answer answer = new Answer.Unsure("not tried", Optional.empty());
    for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
      pauses.awaitTurn();
      answer = client.post(headers, body);
      if (!(answer instanceof Answer.Unsure(String cause, var retryAfter))) {
        return answer;
      }
      Duration spent = Duration.ofNanos(System.nanoTime() - begin);
      Duration drawn = BACKOFF.after(attempt, ThreadLocalRandom.current().nextDouble());
      Optional<Duration> asked = retryAfter.filter(Duration::isPositive);
      Duration pause = asked.orElse(drawn);
      if (spent.plus(pause).compareTo(patience) > 0) {
        return givenUp(cause, attempt, pause);
      }
      if (asked.isPresent()) {
        pauses.askAll(cause, pause);
      } else {
        pauses.pause(cause, pause);
      }
    }
    return answer;
  }

  private Answer givenUp(String cause, int attempts, Duration pause) {
    return new Answer.Unsure(
        "%s, %d times; the next try in %d s is beyond the patience of %d s"
            .formatted(cause, attempts, pause.toSeconds(), patience.toSeconds()),
        Optional.empty());
  }

  private static Result arrived(Batch batch, Answer.Decided decided) {
    int events = batch.lines().size();
    List<RejectedLine> rejected = new ArrayList<>();
    for (RejectedEvent event : decided.rejected()) {
      if (event.index() < 0 || event.index() >= events) {
        return new Result.Stopped("the answer tells of an event that was not sent");
      }
      rejected.add(
          new RejectedLine(batch.lines().get(event.index()), event.code(), event.message()));
    }
    if (decided.accepted() + rejected.size() != events) {
      return new Result.Stopped(
          "the answer tells of %,d events of %,d"
              .formatted(decided.accepted() + rejected.size(), events));
    }
    return new Result.Arrived(new Outcome(batch.end(), decided.accepted(), rejected));
  }
}
