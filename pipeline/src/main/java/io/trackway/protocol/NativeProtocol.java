package io.trackway.protocol;

import io.trackway.event.Candidate;
import io.trackway.event.Payload;
import io.trackway.event.Reading;
import io.trackway.event.Refusal;
import io.trackway.event.Submission;
import io.trackway.protocol.JsonSlices.Slice;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Trackway's own protocol: events as plain JSON. */
final class NativeProtocol implements Protocol {

  private static final Set<String> LINE_TYPES =
      Set.of("application/x-ndjson", "application/ndjson", "application/jsonl");

  @Override
  public Reading read(Submission submission) {
    try {
      return read(Inflation.inflate(submission), isLines(submission));
    } catch (RefusedException refused) {
      return new Reading.Refused(refused.refusal(), Optional.empty());
    }
  }

  private static Reading read(byte[] text, boolean lines) {
    try {
      NativeBody body = NativeBody.split(text, lines);
      NativeEventReader reader = new NativeEventReader(body.sentAt());
      List<Candidate> candidates = new ArrayList<>(body.events().size());
      for (Slice event : body.events()) {
        byte[] bytes = NativeBody.slice(text, event);
        candidates.add(reader.read(bytes, new Payload(ByteBuffer.wrap(bytes))));
      }
      return new Reading.Entries(candidates);
    } catch (RefusedException refused) {
      // A client gives up on 400 and the body is lost; on 413 it sends the same in parts.
      Refusal.Code code = refused.refusal().code();
      boolean lost = code == Refusal.Code.INVALID_JSON || code == Refusal.Code.INVALID_FIELD;
      Optional<Payload> kept =
          lost ? Optional.of(new Payload(ByteBuffer.wrap(text))) : Optional.empty();
      return new Reading.Refused(refused.refusal(), kept);
    }
  }

  private static boolean isLines(Submission submission) {
    String contentType = submission.header("content-type").orElse("");
    int parameters = contentType.indexOf(';');
    String type = parameters < 0 ? contentType : contentType.substring(0, parameters);
    return LINE_TYPES.contains(type.strip().toLowerCase(Locale.ROOT));
  }
}
