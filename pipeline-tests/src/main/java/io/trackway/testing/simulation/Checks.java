package io.trackway.testing.simulation;

import io.trackway.event.CleanEnvelope;
import io.trackway.event.CleanEnvelopeCodec;
import io.trackway.event.Decoded;
import io.trackway.event.EnvelopeCodec;
import io.trackway.event.Event;
import io.trackway.event.EventKey;
import io.trackway.event.Evidence;
import io.trackway.event.Origin;
import io.trackway.event.Rejection;
import io.trackway.event.RejectionCode;
import io.trackway.event.Verdict;
import io.trackway.memory.WarehouseContents;
import io.trackway.testing.simulation.History.Arrival;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must be true of the warehouse once everything has come to its end. */
final class Checks {

  private final History history;
  private final WarehouseContents contents;
  private final Map<EventKey, List<Verdict.Fresh>> rows = new HashMap<>();

  /** Events whose content is kept beside the table of events: by their rejections. */
  private final Set<Event> rejected = new HashSet<>();

  /** The keys of those that were not rejected because of another event with their id. */
  private final Set<EventKey> refused = new HashSet<>();

  private final boolean ledgerForgets;

  private Checks(History history, WarehouseContents contents, boolean ledgerForgets) {
    this.history = history;
    this.contents = contents;
    this.ledgerForgets = ledgerForgets;
    for (Verdict.Fresh row : contents.events()) {
      rows.computeIfAbsent(row.event().event().key(), absent -> new ArrayList<>()).add(row);
    }
    for (Verdict.Rejected row : contents.rejected()) {
      if (history.arrivals.get(row.origin()) instanceof Arrival.Accepted(int _, Event event)) {
        rejected.add(event);
        if (row.rejection().reason().code() != RejectionCode.ID_CONFLICT) {
          refused.add(event.key());
        }
      }
    }
  }

  /**
   * Checks all but the order.
   *
   * @param ledgerForgets whether claims expire within the run. An id that is used again after that
   *     for another content is counted as a duplicate, and its content is not kept.
   */
  static void check(History history, WarehouseContents contents, boolean ledgerForgets) {
    Checks checks = new Checks(history, contents, ledgerForgets);
    checks.answered();
    checks.rows();
    checks.places();
    checks.rejections();
  }

  /** P1: what was answered is there, by its content. */
  private void answered() {
    Set<Content> kept = new HashSet<>();
    contents.events().forEach(row -> kept.add(Content.of(row.event().event())));
    rejected.forEach(event -> kept.add(Content.of(event)));
    if (ledgerForgets) {
      contents.duplicates().stream()
          .filter(row -> history.fresh.contains(row.origin()))
          .map(row -> history.arrivals.get(row.origin()))
          .filter(Arrival.Accepted.class::isInstance)
          .forEach(arrival -> kept.add(Content.of(((Arrival.Accepted) arrival).event())));
    }
    Set<String> payloads = new HashSet<>();
    contents.rejected().forEach(row -> payloads.add(row.rejection().evidence().text()));
    for (Item item : new HashSet<>(history.answered)) {
      boolean found =
          switch (item) {
            case Item.Sound(Content content) -> kept.contains(content);
            case Item.Faulty(String text) -> payloads.contains(text);
          };
      if (!found) {
        history.breach(Promise.P1, "answered, and not in the warehouse: " + item.text());
      }
    }
  }

  /** P2: one row per key, as it arrived. */
  private void rows() {
    Map<Origin, Event> accepted = new HashMap<>();
    history.arrivals.forEach(
        (origin, arrival) -> {
          if (arrival instanceof Arrival.Accepted(int _, Event event)) {
            accepted.put(origin, event);
          }
        });
    for (Event event : new HashSet<>(accepted.values())) {
      int count = rows.getOrDefault(event.key(), List.of()).size();
      if (count > 1 || (count == 0 && !refused.contains(event.key()))) {
        history.breach(Promise.P2, count + " rows for " + event.key().text());
      }
    }
    for (Verdict.Fresh row : contents.events()) {
      if (!row.event().event().equals(accepted.get(row.origin()))) {
        history.breach(Promise.P2, "row is not what arrived at " + row.origin().text());
      }
    }
  }

  /** P3: every arrival is in one place, and nothing else is anywhere. */
  private void places() {
    Map<Origin, Integer> places = new HashMap<>();
    contents.events().forEach(row -> places.merge(row.origin(), 1, Integer::sum));
    contents.rejected().forEach(row -> places.merge(row.origin(), 1, Integer::sum));
    contents.duplicates().forEach(row -> places.merge(row.origin(), 1, Integer::sum));
    Set<Origin> arrived = new HashSet<>(history.arrivals.keySet());
    arrived.addAll(history.unreadableVerdicts.keySet());
    for (Origin origin : arrived) {
      int count = places.getOrDefault(origin, 0);
      if (count != 1) {
        history.breach(Promise.P3, origin.text() + " is in " + count + " places");
      }
    }
    places.keySet().removeAll(arrived);
    places
        .keySet()
        .forEach(origin -> history.breach(Promise.P3, "nothing arrived at " + origin.text()));
    for (Verdict.Duplicate row : contents.duplicates()) {
      boolean sameKey =
          history.arrivals.get(row.origin()) instanceof Arrival.Accepted(int _, Event event)
              && event.key().equals(row.key());
      if (!sameKey) {
        history.breach(Promise.P3, "duplicate has another key: " + row.origin().text());
      }
    }
  }

  /** P3: what is rejected keeps its payload and says why. */
  private void rejections() {
    for (Verdict.Rejected row : contents.rejected()) {
      if (!isKept(row)) {
        history.breach(
            Promise.P3,
            "rejection at %s is not what arrived: %s"
                .formatted(row.origin().text(), row.rejection()));
      }
    }
  }

  private boolean isKept(Verdict.Rejected row) {
    Rejection rejection = row.rejection();
    if (history.unreadableVerdicts.containsKey(row.origin())) {
      String text = history.unreadableVerdicts.get(row.origin());
      return isUnreadable(rejection, text);
    }
    Arrival arrival = history.arrivals.get(row.origin());
    return switch (arrival) {
      case null -> false;
      case Arrival.Rejected(int _, Rejection door) -> rejection.equals(door);
      case Arrival.Unreadable(int _, String text) -> isUnreadable(rejection, text);
      case Arrival.Accepted(int _, Event event) ->
          rejection.reason().code() == RejectionCode.WAREHOUSE_REFUSED
              ? isRefused(row, event)
              : codes(event).contains(rejection.reason().code())
                  && rejection.evidence().equals(Evidence.of(EnvelopeCodec.text(event)));
    };
  }

  /** What a processor may have against an event that the door accepted. */
  private static Set<RejectionCode> codes(Event event) {
    return switch (event.action().name()) {
      case ProcessorFunction.TRIPPING_NAME -> Set.of(RejectionCode.ENRICHMENT_FAILED);
      case ProcessorFunction.UNPLANNED_NAME -> Set.of(RejectionCode.PLAN_VIOLATION);
      default -> Set.of(RejectionCode.ID_CONFLICT);
    };
  }

  private static boolean isUnreadable(Rejection rejection, String text) {
    return rejection.reason().code() == RejectionCode.UNREADABLE_RECORD
        && rejection.evidence().equals(Evidence.of(text));
  }

  /** The payload is the row as it stood on the {@code clean} stream. */
  private static boolean isRefused(Verdict.Rejected row, Event event) {
    byte[] payload =
        row.rejection().evidence().text().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return CleanEnvelopeCodec.decode(payload)
            instanceof Decoded.Complete<CleanEnvelope>(CleanEnvelope envelope)
        && envelope.verdicts().size() == 1
        && envelope.verdicts().getFirst() instanceof Verdict.Fresh fresh
        && fresh.origin().equals(row.origin())
        && fresh.event().event().equals(event)
        && SimulatedWarehouse.isRefused(fresh);
  }
}
