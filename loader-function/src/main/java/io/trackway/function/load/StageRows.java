package io.trackway.function.load;

import io.trackway.event.CleanEvent;
import io.trackway.event.Event;
import io.trackway.event.EventKey;
import io.trackway.event.Identity;
import io.trackway.event.Origin;
import io.trackway.event.Rejection;
import io.trackway.event.Verdict;
import io.trackway.event.ViolationJson;
import io.trackway.load.Dimension;
import io.trackway.load.Dimensions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Verdicts as rows of their stage, in the order of its columns. */
final class StageRows {

  private StageRows() {}

  static List<Cell> cells(Verdict row) {
    return switch (row) {
      case Verdict.Fresh(Origin origin, CleanEvent clean) -> event(origin, clean);
      case Verdict.Rejected(Origin origin, Rejection rejection) -> rejected(origin, rejection);
      case Verdict.Duplicate(Origin origin, EventKey key, String owner, Instant receivedAt) ->
          List.of(
              new Cell.Text("origin", origin.text()),
              new Cell.Text("source", key.source().name()),
              new Cell.Text("event_id", key.id()),
              new Cell.Text("owner", owner),
              new Cell.Time("received_at", receivedAt));
      case Verdict.Forgotten(Origin origin, String userId, Instant until) ->
          List.of(
              new Cell.Text("origin", origin.text()),
              new Cell.Text("user_id", userId),
              new Cell.Time("received_until", until));
    };
  }

  private static List<Cell> event(Origin origin, CleanEvent clean) {
    Event event = clean.event();
    Identity identity = event.identity();
    List<Cell> cells = new ArrayList<>();
    cells.add(new Cell.Text("event_id", event.key().id()));
    cells.add(new Cell.Text("source", event.key().source().name()));
    cells.add(new Cell.Text("type", event.action().type().text()));
    cells.add(new Cell.Text("name", event.action().name()));
    cells.add(new Cell.Text("user_id", identity.userId()));
    cells.add(new Cell.Text("anonymous_id", identity.anonymousId()));
    cells.add(new Cell.Text("previous_id", identity.previousId()));
    cells.add(new Cell.Text("group_id", identity.groupId()));
    cells.add(new Cell.Time("occurred_at", clean.occurredAt()));
    cells.add(new Cell.Time("client_occurred_at", event.times().clientOccurredAt()));
    cells.add(new Cell.Time("sent_at", event.times().sentAt()));
    cells.add(new Cell.Time("received_at", event.times().receivedAt()));
    cells.add(new Cell.Json("properties", event.details().properties().text()));
    cells.add(new Cell.Json("context", event.details().context().text()));
    cells.add(new Cell.Json("request", event.details().request().text()));
    cells.add(new Cell.Json("enrichment", clean.enrichment().text()));
    cells.add(new Cell.Json("violations", ViolationJson.text(clean.violations())));
    cells.add(new Cell.Flag("late", clean.late()));
    Dimensions dimensions = Dimensions.of(clean);
    for (Dimension dimension : Dimension.values()) {
      cells.add(new Cell.Text(dimension.column(), dimensions.text(dimension)));
    }
    cells.add(new Cell.Flag("bot", dimensions.bot()));
    cells.add(new Cell.Text("truncated", dimensions.truncated()));
    cells.add(new Cell.Text("origin", origin.text()));
    return cells;
  }

  private static List<Cell> rejected(Origin origin, Rejection rejection) {
    return List.of(
        new Cell.Text("origin", origin.text()),
        new Cell.Text("source", rejection.source().name()),
        new Cell.Text("event_id", rejection.eventId()),
        new Cell.Text("code", rejection.reason().code().text()),
        new Cell.Text("message", rejection.reason().message()),
        new Cell.Text("payload", rejection.evidence().text()),
        new Cell.Flag("truncated", rejection.evidence().truncated()),
        new Cell.Time("received_at", rejection.receivedAt()));
  }
}
