package io.trackway.protocol;

import io.trackway.event.Limits;
import io.trackway.event.Payload;
import io.trackway.protocol.JsonSlices.Slice;
import io.trackway.request.Answer;
import io.trackway.request.Credential;
import io.trackway.request.Entry;
import io.trackway.request.Outcome;
import io.trackway.request.Reading;
import io.trackway.request.Refusal;
import io.trackway.request.Route;
import io.trackway.request.Submission;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The protocol of Snowplow's trackers: fields with short names, in the query or in a JSON body.
 *
 * @see <a href="https://docs.snowplow.io/docs/events/going-deeper/event-parameters/">Snowplow's
 *     description of the fields</a>
 */
final class SnowplowProtocol implements Protocol {

  private static final String TRACKER_PATH = "/com.snowplowanalytics.snowplow/tp2";

  private static final Set<String> PIXEL_PATHS = Set.of("/i", "/ice.png");

  @Override
  public Set<String> methods(String path) {
    if (path.equals(TRACKER_PATH)) {
      return Set.of("GET", "POST");
    }
    return PIXEL_PATHS.contains(path) ? Set.of("GET") : Set.of();
  }

  @Override
  public Route route(Submission.Target target) {
    return new Route.Submit();
  }

  @Override
  public Reading read(Submission submission) {
    SnowplowQuery query = SnowplowQuery.of(submission.target().query());
    byte[] text = new byte[0];
    try {
      text = isPixel(submission) ? text : Inflation.inflate(submission);
      return read(text, query, submission);
    } catch (RefusedException refused) {
      // Trackers give up on what is refused here, so that it is kept or lost.
      byte[] lost = text.length == 0 ? Inflation.start(submission) : text;
      return new Reading.Refused(
          refused.refusal(),
          lost.length == 0 ? Optional.empty() : Optional.of(new Payload(ByteBuffer.wrap(lost))),
          Optional.of(SnowplowSender.of(query, lost)));
    }
  }

  @Override
  public Answer answer(Submission submission, Outcome outcome) {
    return SnowplowAnswers.of(outcome, SnowplowVisitor.of(submission), isPixel(submission));
  }

  private static Reading read(byte[] text, SnowplowQuery query, Submission submission)
      throws RefusedException {
    SnowplowEventReader reader = new SnowplowEventReader(query, SnowplowVisitor.of(submission));
    if (SnowplowBody.isBlank(text)) {
      if (isPixel(submission) ? query.isEmpty() : !query.has("e")) {
        throw new RefusedException(Refusal.Code.EMPTY_BODY, "the request has no event");
      }
      return new Reading.Entries(List.of(reader.readQuery()));
    }
    List<Slice> events = SnowplowBody.split(text);
    // The query's fields are given to every event, so that each of them has its bytes too.
    if (text.length + (long) events.size() * query.characters() > Limits.REQUEST_BYTES_MAX) {
      throw new RefusedException(
          Refusal.Code.REQUEST_TOO_LARGE,
          "the events with the query's fields in each have more than %,d bytes"
              .formatted(Limits.REQUEST_BYTES_MAX));
    }
    List<Entry> entries = new ArrayList<>(events.size());
    for (Slice event : events) {
      entries.add(reader.read(SnowplowBody.slice(text, event)));
    }
    return new Reading.Entries(withSenders(entries));
  }

  /** An entry too broken to tell its sender is taken for one of its neighbours' sender. */
  private static List<Entry> withSenders(List<Entry> entries) {
    Optional<Credential> neighbour =
        entries.stream().flatMap(entry -> entry.credential().stream()).findFirst();
    return entries.stream()
        .map(
            entry ->
                new Entry(
                    entry.candidate(),
                    entry.credential().or(() -> neighbour).or(() -> SnowplowSender.NOBODY)))
        .toList();
  }

  private static boolean isPixel(Submission submission) {
    return submission.target().method().equals("GET");
  }
}
