package io.trackway.protocol;

import io.trackway.request.Answer;
import io.trackway.request.Outcome;
import java.time.Duration;

/** Answers that ask a client to come again, and when. */
final class RetryLater {

  /** A throttled shard and a failing service both recover within seconds. */
  private static final int NOT_STORED_SECONDS = 2;

  private RetryLater() {}

  /** The answer to a request that could not be stored. */
  static Answer notStored(Answer.Body body) {
    return Answer.of(503, body).with("retry-after", Integer.toString(NOT_STORED_SECONDS));
  }

  /** The answer to a request of a key that has sent more than it may. */
  static Answer limited(Outcome.Limited limited, Answer.Body body) {
    return Answer.of(429, body).with("retry-after", Long.toString(seconds(limited)));
  }

  /** Says so in words. */
  static String message(Outcome.Limited limited) {
    return "the write key has sent more events than it may; send the request again in %d s"
        .formatted(seconds(limited));
  }

  /** Whole seconds, since that is what the header takes, and rounded up, so that it is enough. */
  private static long seconds(Outcome.Limited limited) {
    Duration wait = limited.retryAfter();
    return Math.max(1, wait.getSeconds() + (wait.getNano() > 0 ? 1 : 0));
  }
}
