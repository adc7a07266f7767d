package io.trackway.ingest;

import io.trackway.event.Candidate;
import io.trackway.event.Event;
import io.trackway.event.Reading;
import io.trackway.event.Refusal;
import io.trackway.event.Rejection;
import io.trackway.event.RejectionCode;
import io.trackway.event.RejectionReason;
import io.trackway.event.Source;
import io.trackway.event.Submission;
import io.trackway.event.SubmissionReader;
import io.trackway.ingest.Admission.Refused;
import io.trackway.ingest.Packing.Packed;
import io.trackway.stream.Appended;
import io.trackway.stream.RecordStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes requests: tells their sources, admits their events, and answers once these are durable. */
public final class Ingest {

  /** Below the 10 seconds after which clients give up, and then send everything again. */
  static final Duration APPEND_TIME_LIMIT = Duration.ofSeconds(8);

  private final WriteKeys keys;
  private final SubmissionReader reader;
  private final RecordStream events;
  private final int lanes;

  /**
   * An endpoint for the sources of those keys.
   *
   * @param events where envelopes go
   * @param lanes over how many partition keys users are spread
   */
  public Ingest(WriteKeys keys, SubmissionReader reader, RecordStream events, int lanes) {
    this.keys = keys;
    this.reader = reader;
    this.events = events;
    this.lanes = lanes;
  }

  /** Handles one request: route, authenticate, read, admit, pack, append. */
  public Outcome submit(Submission submission) {
    if (submission.target().path().equals("/health")) {
      return health(submission.target());
    }
    Optional<Refusal> noRoute = reader.refusal(submission.target());
    if (noRoute.isPresent()) {
      return refused(noRoute.get());
    }
    return keys.source(submission)
        .map(source -> submit(submission, source))
        .orElseGet(() -> refused(unauthorized()));
  }

  private Outcome submit(Submission submission, Source source) {
    return switch (reader.read(submission)) {
      case Reading.Refused refused -> refuse(submission, source, refused);
      case Reading.Entries(List<Candidate> candidates) ->
          store(admit(candidates, source, submission.receivedAt()));
    };
  }

  /** Decides on each entry of one request. */
  public static Admission admit(List<Candidate> candidates, Source source, Instant receivedAt) {
    EventCheck check = new EventCheck(source, receivedAt);
    List<Event> accepted = new ArrayList<>();
    List<Refused> rejected = new ArrayList<>();
    for (int index = 0; index < candidates.size(); index++) {
      Candidate candidate = candidates.get(index);
      Optional<RejectionReason> reason = check.reason(candidate);
      if (reason.isEmpty() && candidate instanceof Candidate.Sound sound) {
        accepted.add(check.event(sound.id(), sound.draft()));
      } else {
        rejected.add(new Refused(index, check.rejection(candidate, reason.orElseThrow())));
      }
    }
    return new Admission(accepted, rejected);
  }

  private Outcome store(Admission admission) {
    List<Packed> packed =
        Packing.pack(
            admission.accepted(),
            admission.rejected().stream().map(Refused::rejection).toList(),
            lanes);
    return switch (append(packed)) {
      case Appended.All() -> new Outcome.Stored(admission, Optional.empty());
      case Appended.Partly partly ->
          partly.missing().stream().anyMatch(index -> packed.get(index).holdsEvents())
              ? new Outcome.NotStored(admission, partly.cause())
              : new Outcome.Stored(admission, Optional.of(partly.cause()));
    };
  }

  /** A body that is lost with its refusal is kept as one rejection, as far as it can be. */
  private Outcome refuse(Submission submission, Source source, Reading.Refused refused) {
    Refusal refusal = refused.refusal();
    if (refused.kept().isEmpty()) {
      return refused(refusal);
    }
    RejectionCode code =
        refusal.code() == Refusal.Code.INVALID_FIELD
            ? RejectionCode.INVALID_FIELD
            : RejectionCode.INVALID_JSON;
    Rejection body =
        new Rejection(
            source,
            null,
            new RejectionReason(code, refusal.message()),
            refused.kept().get().evidence(),
            submission.receivedAt());
    return switch (append(Packing.pack(List.of(), List.of(body), lanes))) {
      case Appended.All() -> refused(refusal);
      case Appended.Partly partly -> new Outcome.Refused(refusal, Optional.of(partly.cause()));
    };
  }

  private Appended append(List<Packed> packed) {
    return events.append(packed.stream().map(Packed::record).toList(), APPEND_TIME_LIMIT);
  }

  private static Outcome refused(Refusal refusal) {
    return new Outcome.Refused(refusal, Optional.empty());
  }

  private static Outcome health(Submission.Target target) {
    return target.method().equals("GET")
        ? new Outcome.Healthy()
        : refused(new Refusal(Refusal.Code.METHOD_NOT_ALLOWED, "this path is for GET"));
  }

  private static Refusal unauthorized() {
    return new Refusal(
        Refusal.Code.UNAUTHORIZED,
        "a write key is needed, as X-Write-Key or as the user of Basic credentials");
  }
}
