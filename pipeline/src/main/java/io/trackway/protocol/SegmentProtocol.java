package io.trackway.protocol;

import io.trackway.event.EventType;
import io.trackway.event.Payload;
import io.trackway.request.Answer;
import io.trackway.request.Credential;
import io.trackway.request.Outcome;
import io.trackway.request.Reading;
import io.trackway.request.Route;
import io.trackway.request.Submission;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;

/**
 * The protocol of Segment's clients: messages as JSON, one or a batch in each request.
 *
 * @see <a href="https://segment.com/docs/connections/sources/catalog/libraries/server/http-api/">
 *     Segment's description of it</a>
 */
final class SegmentProtocol implements Protocol {

  @Override
  public Set<String> methods(String path) {
    return SegmentPath.of(path)
        .map(
            it ->
                switch (it) {
                  case SegmentPath.Message _, SegmentPath.Batch _, SegmentPath.Metrics _ -> "POST";
                  case SegmentPath.Pixel _, SegmentPath.Settings _ -> "GET";
                })
        .map(Set::of)
        .orElse(Set.of());
  }

  @Override
  public Route route(Submission.Target target) {
    return switch (path(target)) {
      case SegmentPath.Message _, SegmentPath.Batch _, SegmentPath.Pixel _ -> new Route.Submit();
      case SegmentPath.Settings(String key) -> new Route.Lookup(new Credential.WriteKey(key));
      case SegmentPath.Metrics() -> new Route.Page();
    };
  }

  @Override
  public Reading read(Submission submission) {
    return switch (path(submission.target())) {
      case SegmentPath.Message(EventType type) -> read(submission, Optional.of(type));
      case SegmentPath.Batch() -> read(submission, Optional.empty());
      case SegmentPath.Pixel(EventType type) -> SegmentPixel.read(submission.target(), type);
      case SegmentPath.Settings _, SegmentPath.Metrics _ ->
          throw new IllegalArgumentException("no events come to " + submission.target().path());
    };
  }

  @Override
  public Answer answer(Submission submission, Outcome outcome) {
    return switch (path(submission.target())) {
      case SegmentPath.Pixel _ -> SegmentPixel.answer(outcome);
      case SegmentPath.Settings(String key) when outcome instanceof Outcome.Recognized ->
          SegmentSettings.answer(submission, key);
      case SegmentPath.Settings _,
          SegmentPath.Message _,
          SegmentPath.Batch _,
          SegmentPath.Metrics _ ->
          SegmentAnswers.of(outcome);
    };
  }

  private static Reading read(Submission submission, Optional<EventType> called) {
    byte[] text = new byte[0];
    try {
      text = Inflation.inflate(submission);
      return read(text, called);
    } catch (RefusedException refused) {
      return refused(refused, text.length == 0 ? Inflation.start(submission) : text);
    }
  }

  private static Reading read(byte[] text, Optional<EventType> called) throws RefusedException {
    EventBody body = EventBody.split(text, false, called.isPresent() ? null : "batch");
    SegmentBatch batch = SegmentBatch.of(text, body.others(), body.events().size());
    EventReader reader = new EventReader(new SegmentRules(called, batch.shared()));
    return new Reading.Entries(reader.read(text, body.events(), batch.writeKey()));
  }

  /** Clients give up on every refusal, so that what is not kept here is lost. */
  static Reading refused(RefusedException refused, byte[] lost) {
    return new Reading.Refused(
        refused.refusal(),
        lost.length == 0 ? Optional.empty() : Optional.of(new Payload(ByteBuffer.wrap(lost))),
        WriteKeySearch.in(lost));
  }

  /** Only paths whose {@link #methods} are known come here. */
  private static SegmentPath path(Submission.Target target) {
    return SegmentPath.of(Protocols.path(target))
        .orElseThrow(() -> new IllegalArgumentException("not Segment's: " + target.path()));
  }
}
