package io.trackway.cli.replay;

import io.trackway.cli.warehouse.Rejected;
import io.trackway.event.CleanEnvelope;
import io.trackway.event.CleanEnvelopeCodec;
import io.trackway.event.Decoded;
import io.trackway.event.Envelope;
import io.trackway.event.EnvelopeCodec;
import io.trackway.event.Event;
import io.trackway.event.Lane;
import io.trackway.event.Origin;
import io.trackway.event.RejectionCode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A row of {@code rejected_events} that may come again, or not. */
sealed interface Candidate {

  /** Codes of events that the processor could read and did not let through. */
  Set<RejectionCode> PROCESSOR_CODES =
      EnumSet.of(
          RejectionCode.PLAN_VIOLATION,
          RejectionCode.UNKNOWN_EVENT,
          RejectionCode.ENRICHMENT_FAILED);

  /** The code of rows that the loader could not store. */
  RejectionCode LOADER_CODE = RejectionCode.WAREHOUSE_REFUSED;

  /** An event for the function that judges it again. */
  record ForProcessor(ReplayRecord record) implements Candidate {}

  /** A verdict for the loader. */
  record ForLoader(ReplayRecord record) implements Candidate {}

  /** Nothing that could be sent in again. */
  record Unreadable() implements Candidate {}

  /** All codes of which rows may come again, as a list in SQL. */
  static String codes() {
    return Stream.concat(PROCESSOR_CODES.stream(), Stream.of(LOADER_CODE))
        .map(code -> "'" + code.text() + "'")
        .collect(Collectors.joining(", "));
  }

  /** The code of that text; nothing where a later release wrote it. */
  static Optional<RejectionCode> code(String text) {
    return Stream.of(RejectionCode.values()).filter(it -> it.text().equals(text)).findFirst();
  }

  /** What can be done with a whole row of one of the codes. */
  static Candidate of(Rejected row) {
    Origin origin;
    int entry;
    try {
      origin = Origin.parse(row.arrival().origin());
      entry = Integer.parseUnsignedInt(origin.entry());
    } catch (IllegalArgumentException noArrivalOfAnEvent) {
      return new Unreadable();
    }
    return row.reason().code().equals(LOADER_CODE.text())
        ? verdict(row, origin)
        : event(row, origin, entry);
  }

  private static Candidate verdict(Rejected row, Origin origin) {
    byte[] data = row.payload().text().getBytes(StandardCharsets.UTF_8);
    return CleanEnvelopeCodec.decode(data)
                instanceof Decoded.Complete<CleanEnvelope>(CleanEnvelope envelope)
            && envelope.verdicts().size() == 1
            && envelope.verdicts().getFirst().origin().equals(origin)
        ? new ForLoader(record(row, origin, ByteBuffer.wrap(data)))
        : new Unreadable();
  }

  /** The function that takes it puts it into its lane. */
  private static Candidate event(Rejected row, Origin origin, int entry) {
    return EnvelopeCodec.readEvent(row.payload().text())
                instanceof Decoded.Complete<Event>(Event event)
            && event.key().source().name().equals(row.source())
        ? new ForProcessor(
            record(
                row,
                origin,
                EnvelopeCodec.encode(new Envelope(new Lane(0), entry, List.of(event), List.of()))))
        : new Unreadable();
  }

  private static ReplayRecord record(Rejected row, Origin origin, ByteBuffer data) {
    return new ReplayRecord(origin, row.arrival().receivedAt(), data);
  }
}
