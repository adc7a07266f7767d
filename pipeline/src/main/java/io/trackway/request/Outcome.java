package io.trackway.request;

import java.time.Duration;

/** What became of a request. */
public sealed interface Outcome {

  /** Everything that it brought is durable: its accepted events and its rejections. */
  record Stored(Admission admission) implements Outcome {}

  /**
   * Something that it brought is not known to be durable, so the client must send it again.
   *
   * @param cause for the log, bounded and without payload
   */
  record NotStored(Admission admission, String cause) implements Outcome {}

  /** It was refused as a whole; what must be kept of it is durable. */
  record Refused(Refusal refusal) implements Outcome {}

  /**
   * Its write key has sent more than it may, so the client must send it again later.
   *
   * @param retryAfter when there will be room
   */
  record Limited(Duration retryAfter) implements Outcome {}

  /** The key that it asked about is good. */
  record Recognized() implements Outcome {}

  /** It asked for something that is the same for everyone. */
  record Page() implements Outcome {}
}
