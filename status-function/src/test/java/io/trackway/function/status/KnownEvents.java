package io.trackway.function.status;

import static io.trackway.testing.SampleEvents.RECEIVED_AT;
import static io.trackway.testing.SampleEvents.WEB;

import io.trackway.event.EventKey;
import io.trackway.event.Evidence;
import io.trackway.event.Fingerprint;
import io.trackway.event.Rejection;
import io.trackway.event.RejectionCode;
import io.trackway.event.RejectionReason;
import io.trackway.event.Verdict;
import io.trackway.ingest.WriteKeys;
import io.trackway.memory.MemoryLedger;
import io.trackway.memory.MemoryRows;
import io.trackway.memory.WarehouseContents;
import io.trackway.process.Claim;
import io.trackway.status.StatusLookup;
import io.trackway.testing.SampleEvents;
import io.trackway.testing.load.CleanRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The events that the samples ask about. */
final class KnownEvents {

  static final Instant NOW = RECEIVED_AT.plusSeconds(60);

  private static final Duration WINDOW = Duration.ofDays(7);
  private static final String WITH_MORE = "a/b é";

  private KnownEvents() {}

  static StatusHandler handler() {
    MemoryLedger ledger = new MemoryLedger();
    claim(ledger, "loaded", 1);
    claim(ledger, WITH_MORE, 2);
    claim(ledger, "accepted", 3);
    claim(ledger, "duplicate", 4);
    claim(ledger, "refused-by-the-warehouse", 5);
    WarehouseContents contents =
        new WarehouseContents(
            List.of(CleanRecords.fresh(1, "loaded"), CleanRecords.fresh(2, WITH_MORE)),
            List.of(
                rejected(
                    20, WITH_MORE, RejectionCode.ID_CONFLICT, "id was used before for another"),
                rejected(
                    21, "rejected", RejectionCode.MISSING_FIELD, "name must be given for track"),
                rejected(22, "rejected", RejectionCode.INVALID_FIELD, "user_id must be text"),
                rejected(5, "refused-by-the-warehouse", RejectionCode.WAREHOUSE_REFUSED, "user-1")),
            List.of(
                CleanRecords.duplicate(10, WITH_MORE, SampleEvents.origin(2)),
                CleanRecords.duplicate(11, WITH_MORE, SampleEvents.origin(2)),
                CleanRecords.duplicate(4, "duplicate", SampleEvents.origin(0))),
            List.of());
    WriteKeys keys = new WriteKeys(List.of(WriteKeys.Entry.of("demo", WEB.name())));
    return new StatusHandler(
        keys,
        new StatusLookup(
            ledger, new MemoryRows(() -> contents, RECEIVED_AT.plusSeconds(20)), WINDOW),
        () -> NOW);
  }

  private static void claim(MemoryLedger ledger, String id, long arrival) {
    ledger.claim(
        List.of(
            new Claim(
                new EventKey(WEB, id),
                SampleEvents.origin(arrival).text(),
                new Fingerprint("a".repeat(32)),
                NOW.plus(WINDOW))),
        NOW,
        Duration.ofSeconds(1));
  }

  private static Verdict.Rejected rejected(
      long arrival, String id, RejectionCode code, String message) {
    return new Verdict.Rejected(
        SampleEvents.origin(arrival),
        new Rejection(
            WEB,
            id,
            new RejectionReason(code, message),
            Evidence.of("a payload that nobody is told"),
            RECEIVED_AT.plusSeconds(arrival)));
  }
}
