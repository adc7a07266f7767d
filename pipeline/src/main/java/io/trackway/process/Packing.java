package io.trackway.process;

import io.trackway.event.CleanEnvelope;
import io.trackway.event.CleanEnvelope.Since;
import io.trackway.event.CleanEnvelopeCodec;
import io.trackway.event.Lane;
import io.trackway.event.Limits;
import io.trackway.event.Verdict;
import io.trackway.stream.StreamRecord;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Packs the verdicts of a lane into as few records as hold them. */
final class Packing {

  private Packing() {}

  /** A record for the {@code clean} stream with what is in it. */
  record Packed(CleanEnvelope envelope, StreamRecord record) {}

  static List<Packed> pack(Lane lane, @Nullable Since since, List<Verdict> verdicts) {
    List<Packed> packed = new ArrayList<>();
    add(lane, since, verdicts, packed);
    return packed;
  }

  /** Halves what is too large; a single verdict never is, as {@link Checking} sees to it. */
  private static void add(
      Lane lane, @Nullable Since since, List<Verdict> verdicts, List<Packed> packed) {
    CleanEnvelope envelope = new CleanEnvelope(lane, since, verdicts);
    ByteBuffer data = CleanEnvelopeCodec.encode(envelope);
    if (data.remaining() <= Limits.ENVELOPE_BYTES_MAX || verdicts.size() == 1) {
      packed.add(new Packed(envelope, new StreamRecord(lane.partitionKey(), data)));
      return;
    }
    int half = verdicts.size() / 2;
    add(lane, since, verdicts.subList(0, half), packed);
    add(lane, since, verdicts.subList(half, verdicts.size()), packed);
  }
}
