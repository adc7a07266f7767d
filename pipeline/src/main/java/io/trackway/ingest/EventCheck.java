package io.trackway.ingest;

import io.trackway.event.Action;
import io.trackway.event.Candidate;
import io.trackway.event.Draft;
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
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks what one request says of its events against the rules that all protocols share. */
final class EventCheck {

  /** Before the fingerprint that stands for an id, so that it is not taken for the client's. */
  private static final String CONTENT_ID_PREFIX = "content-";

  private final Source source;
  private final Instant receivedAt;

  EventCheck(Source source, Instant receivedAt) {
    this.source = source;
    this.receivedAt = receivedAt;
  }

  /** Why the candidate cannot be an event, or nothing where it can. */
  Optional<RejectionReason> reason(Candidate candidate) {
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
                tooLong(
                    "anonymous_id", draft.identity().anonymousId(), Limits.NAME_CHARACTERS_MAX));
  }

  /** The event of a candidate that there is no reason against. */
  Event event(@Nullable String id, Draft draft) {
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
        draft.details());
  }

  /** What is kept of a candidate that there is a reason against. */
  Rejection rejection(Candidate candidate, RejectionReason reason) {
    String id = candidate.id();
    boolean usable =
        id != null
            && !id.isEmpty()
            && id.length() <= Limits.ID_CHARACTERS_MAX
            && StorableText.is(id);
    return new Rejection(
        source, usable ? id : null, reason, candidate.payload().evidence(), receivedAt);
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
