package io.trackway.ingest;

import io.trackway.event.Action;
import io.trackway.event.Event;
import io.trackway.event.EventKey;
import io.trackway.event.EventTimes;
import io.trackway.event.EventType;
import io.trackway.event.Fingerprint;
import io.trackway.event.Limits;
import io.trackway.event.Rejection;
import io.trackway.event.RejectionCode;
import io.trackway.event.RejectionReason;
import io.trackway.event.Source;
import io.trackway.event.StorableText;
import io.trackway.request.Candidate;
import io.trackway.request.Draft;
import io.trackway.request.Submission;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks what one request says of its events against the rules that all protocols share. */
final class EventCheck {

  /** Before the fingerprint that stands for an id, so that it is not taken for the client's. */
  private static final String CONTENT_ID_PREFIX = "content-";

  private final Source known;
  private final Instant receivedAt;
  private final RequestDetails seen;

  /**
   * A check of one request's entries.
   *
   * @param known a source of the request, which gets the rejections of entries that have none
   */
  EventCheck(Source known, Submission submission) {
    this.known = known;
    this.receivedAt = submission.receivedAt();
    this.seen = RequestDetails.of(submission);
  }

  /** What becomes of an entry. */
  sealed interface Decision {

    /** It is an event. */
    record Accepted(Event event) implements Decision {}

    /** It is not, and is kept. */
    record Rejected(Rejection rejection) implements Decision {}
  }

  /** Decides on one entry. */
  Decision decide(Signed entry) {
    if (entry.sender().isEmpty()) {
      return reject(
          entry,
          new RejectionReason(
              RejectionCode.UNKNOWN_SENDER, "no source takes the app id that the event names"));
    }
    Source source = entry.sender().get().source();
    Candidate candidate = entry.candidate();
    Optional<RejectionReason> reason = reason(candidate);
    if (reason.isPresent()) {
      return reject(entry, reason.get());
    }
    return switch (candidate) {
      case Candidate.Sound sound -> new Decision.Accepted(event(source, sound.id(), sound.draft()));
      case Candidate.Faulty faulty -> reject(entry, faulty.reason());
    };
  }

  /** Why the candidate cannot be an event, or nothing where it can. */
  private static Optional<RejectionReason> reason(Candidate candidate) {
    if (candidate.payload().bytes() > Limits.EVENT_BYTES_MAX) {
      return reason(
          RejectionCode.EVENT_TOO_LARGE,
          "event has %,d bytes; at most %,d are allowed"
              .formatted(candidate.payload().bytes(), Limits.EVENT_BYTES_MAX));
    }
    return switch (candidate) {
      case Candidate.Faulty faulty -> Optional.of(faulty.reason());
      case Candidate.Sound sound ->
          tooLong("id", sound.id(), Limits.ID_CHARACTERS_MAX)
              .or(() -> blankEnd(sound.id()))
              .or(() -> reason(sound.draft()));
    };
  }

  /** The warehouse ignores blanks at the end of text, so it would take two such ids for one. */
  private static Optional<RejectionReason> blankEnd(@Nullable String id) {
    return id != null && id.endsWith(" ")
        ? reason(RejectionCode.INVALID_FIELD, "id must not end with a blank")
        : Optional.empty();
  }

  private static Optional<RejectionReason> reason(Draft draft) {
    if (draft.type() == EventType.TRACK && isEmpty(draft.name())) {
      return reason(RejectionCode.MISSING_FIELD, "name must be given for an event of type track");
    }
    return tooLong("name", draft.name(), Limits.NAME_CHARACTERS_MAX)
        .or(() -> tooLong("user_id", draft.identity().userId(), Limits.NAME_CHARACTERS_MAX))
        .or(
            () ->
                tooLong("anonymous_id", draft.identity().anonymousId(), Limits.NAME_CHARACTERS_MAX))
        .or(() -> tooLong("previous_id", draft.identity().previousId(), Limits.NAME_CHARACTERS_MAX))
        .or(() -> tooLong("group_id", draft.identity().groupId(), Limits.NAME_CHARACTERS_MAX));
  }

  private Event event(Source source, @Nullable String id, Draft draft) {
    String given = draft.name();
    String name = given == null || given.isEmpty() ? draft.type().text() : given;
    Action action = new Action(draft.type(), name);
    Instant occurredAt = draft.times().occurredAt();
    String key = id;
    if (key == null) {
      key =
          CONTENT_ID_PREFIX
              + Fingerprint.of(action, draft.identity(), occurredAt, draft.details()).hex();
    }
    return new Event(
        new EventKey(source, key),
        action,
        draft.identity(),
        new EventTimes(receivedAt, occurredAt, draft.times().sentAt()),
        seen.in(draft.details()));
  }

  private Decision reject(Signed entry, RejectionReason reason) {
    String id = entry.candidate().id();
    boolean usable =
        id != null
            && !id.isEmpty()
            && id.length() <= Limits.ID_CHARACTERS_MAX
            && StorableText.is(id);
    return new Decision.Rejected(
        new Rejection(
            entry.sender().map(Sender::source).orElse(known),
            usable ? id : null,
            reason.without(entry.secret()),
            entry.candidate().payload().evidence(entry.secret()),
            receivedAt));
  }

  private static boolean isEmpty(@Nullable String text) {
    return text == null || text.isEmpty();
  }

  private static Optional<RejectionReason> tooLong(
      String field, @Nullable String text, int charactersMax) {
    if (text == null || text.length() <= charactersMax) {
      return Optional.empty();
    }
    return reason(
        RejectionCode.FIELD_TOO_LONG,
        "%s has %,d characters; at most %,d are allowed"
            .formatted(field, text.length(), charactersMax));
  }

  private static Optional<RejectionReason> reason(RejectionCode code, String message) {
    return Optional.of(new RejectionReason(code, message));
  }
}
