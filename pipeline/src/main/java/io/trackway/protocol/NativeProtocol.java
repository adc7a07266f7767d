package io.trackway.protocol;

import io.trackway.event.Payload;
import io.trackway.request.Answer;
import io.trackway.request.Outcome;
import io.trackway.request.Reading;
import io.trackway.request.Refusal;
import io.trackway.request.Route;
import io.trackway.request.Submission;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Trackway's own protocol: events as plain JSON. */
final class NativeProtocol implements Protocol {

  private static final Set<String> LINE_TYPES =
      Set.of("application/x-ndjson", "application/ndjson", "application/jsonl");

  private static final String PATH = "/v1/events";

  @Override
  public Set<String> methods(String path) {
    return path.equals(PATH) ? Set.of("POST") : Set.of();
  }

  @Override
  public Route route(Submission.Target target) {
    return new Route.Submit();
  }

  @Override
  public Reading read(Submission submission) {
    try {
      return read(Inflation.inflate(submission), isLines(submission));
    } catch (RefusedException refused) {
      return new Reading.Refused(refused.refusal(), Optional.empty(), Optional.empty());
    }
  }

  @Override
  public Answer answer(Submission submission, Outcome outcome) {
    return NativeAnswers.of(outcome);
  }

  private static Reading read(byte[] text, boolean lines) {
    try {
      EventBody body = EventBody.split(text, lines, "events");
      NativeBatch batch = NativeBatch.of(text, body.others());
      EventReader reader = new EventReader(new NativeRules(SharedFields.sentAt(batch.sentAt())));
      return new Reading.Entries(reader.read(text, body.events(), batch.writeKey()));
    } catch (RefusedException refused) {
      // A client gives up on 400 and the body is lost; on 413 it sends the same in parts.
      Refusal.Code code = refused.refusal().code();
      boolean lost = code == Refusal.Code.INVALID_JSON || code == Refusal.Code.INVALID_FIELD;
      Optional<Payload> kept =
          lost ? Optional.of(new Payload(ByteBuffer.wrap(text))) : Optional.empty();
      return new Reading.Refused(refused.refusal(), kept, WriteKeySearch.in(text));
    }
  }

  private static boolean isLines(Submission submission) {
    String contentType = submission.header("content-type").orElse("");
    int parameters = contentType.indexOf(';');
    String type = parameters < 0 ? contentType : contentType.substring(0, parameters);
    return LINE_TYPES.contains(type.strip().toLowerCase(Locale.ROOT));
  }
}
