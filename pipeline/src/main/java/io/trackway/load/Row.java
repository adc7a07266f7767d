package io.trackway.load;

import io.trackway.event.CleanEnvelope;
import io.trackway.event.CleanEnvelopeCodec;
import io.trackway.event.EventKey;
import io.trackway.event.Evidence;
import io.trackway.event.Lane;
import io.trackway.event.Limits;
import io.trackway.event.Rejection;
import io.trackway.event.RejectionCode;
import io.trackway.event.RejectionReason;
import io.trackway.event.Source;
import io.trackway.event.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A verdict on its way into the warehouse.
 *
 * @param sequenceNumber of the {@code clean} record that brought it
 * @param lane of that record
 * @param bytes that it takes in a statement
 * @param refusedEvent whether this stands for a fresh event that the warehouse refused
 */
record Row(String sequenceNumber, Lane lane, Verdict verdict, int bytes, boolean refusedEvent) {

  static Row of(String sequenceNumber, Lane lane, Verdict verdict, RowSize size) {
    return new Row(sequenceNumber, lane, verdict, size.bytes(verdict), false);
  }

  /** Whether this stands for a row that the warehouse refused. */
  boolean isRefused() {
    return verdict instanceof Verdict.Rejected rejected
        && rejected.rejection().reason().code() == RejectionCode.WAREHOUSE_REFUSED;
  }

  /**
   * The rejection that is kept in place of this row; its payload is the row as a {@code clean}
   * record, so that it can be sent in again.
   */
  Row refused(String message, RowSize size) {
    byte[] record = CleanEnvelopeCodec.encode(new CleanEnvelope(lane, List.of(verdict))).array();
    Evidence evidence = Evidence.of(new String(record, StandardCharsets.UTF_8));
    RejectionReason reason =
        new RejectionReason(RejectionCode.WAREHOUSE_REFUSED, storable(message));
    Rejection rejection =
        switch (verdict) {
          case Verdict.Fresh(var origin, var event) ->
              rejection(event.event().key(), reason, evidence, event.event().times().receivedAt());
          case Verdict.Duplicate(var origin, var key, var owner, var receivedAt) ->
              rejection(key, reason, evidence, receivedAt);
          case Verdict.Rejected(var origin, var refused) ->
              rejection(
                  refused.source(), refused.eventId(), reason, evidence, refused.receivedAt());
          case Verdict.Forgotten(var origin, var userId, var until) ->
              rejection(Source.UNKNOWN, null, reason, evidence, until);
        };
    Verdict rejected = new Verdict.Rejected(verdict.origin(), rejection);
    return new Row(
        sequenceNumber, lane, rejected, size.bytes(rejected), verdict instanceof Verdict.Fresh);
  }

  private static Rejection rejection(
      EventKey key, RejectionReason reason, Evidence evidence, Instant receivedAt) {
    return rejection(key.source(), key.id(), reason, evidence, receivedAt);
  }

  /** The id may be what was refused: what is kept of it fits its column for certain. */
  private static Rejection rejection(
      Source source,
      @Nullable String eventId,
      RejectionReason reason,
      Evidence evidence,
      Instant receivedAt) {
    String id = eventId == null ? null : storable(shortened(eventId, Limits.ID_CHARACTERS_MAX));
    return new Rejection(new Source(storable(source.name())), id, reason, evidence, receivedAt);
  }

  private static String shortened(String text, int charactersMax) {
    return text.length() <= charactersMax ? text : text.substring(0, charactersMax);
  }

  private static String storable(String text) {
    return Evidence.of(shortened(text, Limits.REJECTION_MESSAGE_CHARACTERS_MAX)).text();
  }
}
