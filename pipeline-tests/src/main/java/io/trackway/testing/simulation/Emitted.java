package io.trackway.testing.simulation;

import io.trackway.event.CleanEnvelope;
import io.trackway.event.CleanEnvelopeCodec;
import io.trackway.event.Decoded;
import io.trackway.stream.StreamRecord;
import java.nio.ByteBuffer;

/** What a processor appends, as values. */
final class Emitted {

  private Emitted() {}

  static CleanEnvelope envelope(StreamRecord record) {
    byte[] data = new byte[record.bytes()];
    record.data().get(data);
    return switch (CleanEnvelopeCodec.decode(data)) {
      case Decoded.Complete<CleanEnvelope>(CleanEnvelope envelope) -> envelope;
      case Decoded.Unreadable<CleanEnvelope>(String message) ->
          throw new IllegalStateException("the processor wrote what nobody can read: " + message);
    };
  }

  static ByteBuffer data(CleanEnvelope envelope) {
    return CleanEnvelopeCodec.encode(envelope);
  }
}
