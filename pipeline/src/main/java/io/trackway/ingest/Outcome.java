package io.trackway.ingest;

import io.trackway.event.Refusal;
import java.util.Optional;

/** What became of a request. */
public sealed interface Outcome {

  /**
   * Every accepted event is durable.
   *
   * @param notKept why rejections could not be kept, where they could not
   */
  record Stored(Admission admission, Optional<String> notKept) implements Outcome {}

  /**
   * An accepted event is not known to be durable, so the client must send the request again.
   *
   * @param cause for the log, bounded and without payload
   */
  record NotStored(Admission admission, String cause) implements Outcome {}

  /**
   * The request was refused as a whole.
   *
   * @param notKept why its body could not be kept, where it could not
   */
  record Refused(Refusal refusal, Optional<String> notKept) implements Outcome {}

  /** The question was whether this endpoint lives. */
  record Healthy() implements Outcome {}
}
