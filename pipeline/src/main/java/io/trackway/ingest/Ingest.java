package io.trackway.ingest;

import io.trackway.event.Event;
import io.trackway.event.Payload;
import io.trackway.event.Rejection;
import io.trackway.event.RejectionCode;
import io.trackway.event.RejectionReason;
import io.trackway.event.Source;
import io.trackway.ingest.RateLimiter.Allowance;
import io.trackway.request.Admission;
import io.trackway.request.Admission.Refused;
import io.trackway.request.Answer;
import io.trackway.request.Credential;
import io.trackway.request.Entry;
import io.trackway.request.Languages;
import io.trackway.request.Outcome;
import io.trackway.request.Reading;
import io.trackway.request.Refusal;
import io.trackway.request.Route;
import io.trackway.request.Submission;
import io.trackway.stream.Appended;
import io.trackway.stream.RecordStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes requests: tells their sources, admits their events, and answers once these are durable. */
public final class Ingest {

  /** Below the 10 seconds after which clients give up, and then send everything again. */
  static final Duration APPEND_TIME_LIMIT = Duration.ofSeconds(8);

  private final Languages languages;
  private final Door door;
  private final RecordStream events;
  private final int lanes;

  /** Who may send, and how much of it. */
  public record Door(WriteKeyDirectory keys, RateLimiter limits) {}

  /** What became of a request, and how its client is told. */
  public record Handled(Outcome outcome, Answer answer) {}

  /**
   * An endpoint that speaks those languages.
   *
   * @param events where envelopes go
   * @param lanes over how many partition keys users are spread
   */
  public Ingest(Languages languages, Door door, RecordStream events, int lanes) {
    this.languages = languages;
    this.door = door;
    this.events = events;
    this.lanes = lanes;
  }

  /** Handles one request: route, authenticate, read, limit, admit, pack, append, answer. */
  public Handled handle(Submission submission) {
    Outcome outcome = submit(submission);
    return new Handled(outcome, languages.answer(submission, outcome));
  }

  private Outcome submit(Submission submission) {
    return switch (languages.route(submission.target())) {
      case Route.Submit() -> take(submission);
      case Route.Lookup(Credential credential) ->
          new Senders(door.keys(), Optional.empty())
              .refusal(Optional.of(credential))
              .<Outcome>map(Outcome.Refused::new)
              .orElseGet(Outcome.Recognized::new);
      case Route.Page() -> new Outcome.Page();
      case Route.Nowhere(Refusal refusal) -> new Outcome.Refused(refusal);
    };
  }

  private Outcome take(Submission submission) {
    Senders senders = new Senders(door.keys(), ShownKey.of(submission));
    Optional<Refusal> unknown = senders.refusalByHeaders();
    if (unknown.isPresent()) {
      return new Outcome.Refused(unknown.get());
    }
    return switch (languages.read(submission)) {
      case Reading.Refused refused -> refuse(refused, senders, submission.receivedAt());
      case Reading.Entries(List<Entry> entries) ->
          senders
              .refusal(entries)
              .<Outcome>map(Outcome.Refused::new)
              .orElseGet(() -> store(entries.stream().map(senders::sign).toList(), submission));
    };
  }

  private Outcome store(List<Signed> entries, Submission submission) {
    return limit(entries, submission.receivedAt())
        .<Outcome>map(Outcome.Limited::new)
        .orElseGet(() -> store(admit(entries, submission)));
  }

  /** When to come again, where a sender of the request has sent more than it may. */
  private Optional<Duration> limit(List<Signed> entries, Instant now) {
    Map<Sender, Integer> counts = new LinkedHashMap<>();
    for (Signed entry : entries) {
      entry
          .sender()
          .filter(sender -> sender.eventsPerSecond().isPresent())
          .ifPresent(sender -> counts.merge(sender, 1, Integer::sum));
    }
    for (Map.Entry<Sender, Integer> count : counts.entrySet()) {
      if (door.limits().take(count.getKey(), count.getValue(), now)
          instanceof Allowance.Denied(Duration retryAfter)) {
        return Optional.of(retryAfter);
      }
    }
    return Optional.empty();
  }

  /** Decides on each entry of a request of which at least one has a known sender. */
  static Admission admit(List<Signed> entries, Submission submission) {
    Source known =
        entries.stream()
            .flatMap(entry -> entry.sender().stream())
            .findFirst()
            .orElseThrow()
            .source();
    EventCheck check = new EventCheck(known, submission);
    List<Event> accepted = new ArrayList<>();
    List<Refused> rejected = new ArrayList<>();
    for (int index = 0; index < entries.size(); index++) {
      switch (check.decide(entries.get(index))) {
        case EventCheck.Decision.Accepted(Event event) -> accepted.add(event);
        case EventCheck.Decision.Rejected(Rejection rejection) ->
            rejected.add(new Refused(index, rejection));
      }
    }
    return new Admission(accepted, rejected);
  }

  private Outcome store(Admission admission) {
    return switch (append(
        admission.accepted(), admission.rejected().stream().map(Refused::rejection).toList())) {
      case Appended.All() -> new Outcome.Stored(admission);
      case Appended.Partly partly -> new Outcome.NotStored(admission, partly.cause());
    };
  }

  /** A body that is lost with its refusal is kept as one rejection, as far as it can be. */
  private Outcome refuse(Reading.Refused refused, Senders senders, Instant receivedAt) {
    Optional<Sender> sender = senders.sender(refused.credential());
    if (refused.kept().isEmpty() || sender.isEmpty()) {
      return new Outcome.Refused(refused.refusal());
    }
    Payload body = refused.kept().get();
    String secret = senders.secret(refused.credential());
    Rejection rejection =
        new Rejection(
            sender.get().source(),
            null,
            new RejectionReason(code(refused.refusal().code()), refused.refusal().message())
                .without(secret),
            body.evidence(secret),
            receivedAt);
    return switch (append(List.of(), List.of(rejection))) {
      case Appended.All() -> new Outcome.Refused(refused.refusal());
      case Appended.Partly partly ->
          new Outcome.NotStored(
              new Admission(List.of(), List.of(new Refused(0, rejection))), partly.cause());
    };
  }

  private static RejectionCode code(Refusal.Code code) {
    return switch (code) {
      case REQUEST_TOO_LARGE, TOO_MANY_EVENTS -> RejectionCode.REQUEST_TOO_LARGE;
      case EMPTY_BODY, INVALID_FIELD -> RejectionCode.INVALID_FIELD;
      case INVALID_JSON, INVALID_ENCODING, UNSUPPORTED_ENCODING, UNSUPPORTED_CHARSET ->
          RejectionCode.INVALID_JSON;
      case UNAUTHORIZED, KEY_DISABLED -> RejectionCode.UNKNOWN_SENDER;
      case NOT_FOUND, METHOD_NOT_ALLOWED ->
          throw new IllegalStateException("a body that was read has a path: " + code);
    };
  }

  private Appended append(List<Event> accepted, List<Rejection> rejected) {
    return events.append(Packing.pack(accepted, rejected, lanes), APPEND_TIME_LIMIT);
  }
}
