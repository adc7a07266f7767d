package io.trackway.cli.plan;

import io.trackway.cli.input.Line;
import io.trackway.event.Event;
import io.trackway.event.Limits;
import io.trackway.event.RejectionReason;
import io.trackway.event.Source;
import io.trackway.ingest.Ingest;
import io.trackway.ingest.RateLimiter;
import io.trackway.ingest.Sender;
import io.trackway.ingest.WriteKeys.Standing;
import io.trackway.protocol.Protocols;
import io.trackway.request.Admission;
import io.trackway.request.Outcome;
import io.trackway.request.Submission;
import io.trackway.stream.Appended;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalInt;

/** Reads lines as the endpoint reads them, with all of its rules, and sends nothing. */
final class RecordedEvents {

  private static final Submission.Target TARGET = new Submission.Target("POST", "/v1/events", "");

  /** The key is in no line and in no file of keys. */
  private static final Map<String, String> HEADERS =
      Map.of("x-write-key", "(none)", "content-type", "application/x-ndjson");

  private final Ingest ingest;
  private final InstantSource clock;

  /** What a line is. */
  sealed interface Recorded {

    /** An event that the endpoint would take. */
    record Taken(Event event) implements Recorded {}

    /** Something that it would reject. */
    record NotTaken(String code, String message) implements Recorded {}
  }

  /** A reader that takes every event for one of that source. */
  RecordedEvents(Source source, InstantSource clock) {
    Sender sender = new Sender(source, source.name(), OptionalInt.empty());
    this.ingest =
        new Ingest(
            new Protocols(),
            new Ingest.Door(
                _ -> new Standing.Good(sender), (_, _, _) -> new RateLimiter.Allowance.Granted()),
            (_, _) -> new Appended.All(),
            1);
    this.clock = clock;
  }

  /** What the line is. */
  Recorded read(Line line) {
    if (line.isTooLong()) {
      return new Recorded.NotTaken(
          "line_too_long", "line has more than %,d bytes".formatted(Limits.REQUEST_BYTES_MAX));
    }
    ByteBuffer body = line.payload().data();
    Submission submission =
        new Submission(TARGET, HEADERS, body, new Submission.Receipt(clock.instant(), ""));
    return switch (ingest.handle(submission).outcome()) {
      case Outcome.Stored(Admission admission) -> recorded(admission);
      case Outcome.Refused(var refusal) ->
          new Recorded.NotTaken(refusal.code().text(), refusal.message());
      case Outcome.NotStored _, Outcome.Limited _, Outcome.Recognized _, Outcome.Page _ ->
          throw new IllegalStateException("nothing is stored, limited or looked up here");
    };
  }

  private static Recorded recorded(Admission admission) {
    if (!admission.accepted().isEmpty()) {
      return new Recorded.Taken(admission.accepted().getFirst());
    }
    RejectionReason reason = admission.rejected().getFirst().rejection().reason();
    return new Recorded.NotTaken(reason.code().text(), reason.message());
  }
}
