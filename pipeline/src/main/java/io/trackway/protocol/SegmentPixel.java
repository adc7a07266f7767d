package io.trackway.protocol;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.trackway.event.EventType;
import io.trackway.protocol.JsonSlices.Slice;
import io.trackway.request.Answer;
import io.trackway.request.Outcome;
import io.trackway.request.Reading;
import io.trackway.request.Refusal;
import io.trackway.request.Submission;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * One message in the query of an image, for mails and pages without scripts; Segment's Pixel
 * Tracking API.
 */
final class SegmentPixel {

  private static final String DATA = "data=";

  private SegmentPixel() {}

  /** The message in the {@code data} of the query, which is base64 of either alphabet. */
  static Reading read(Submission.Target target, EventType type) {
    String data =
        Arrays.stream(target.query().split("&", -1))
            .filter(parameter -> parameter.startsWith(DATA))
            .findFirst()
            .map(parameter -> parameter.substring(DATA.length()))
            .orElse("");
    if (data.isEmpty()) {
      return refused(Refusal.Code.EMPTY_BODY, "the query has no data", data);
    }
    byte[] text;
    try {
      text = decode(data);
    } catch (IllegalArgumentException notBase64) {
      return refused(Refusal.Code.INVALID_JSON, "data in the query must be base64", data);
    }
    SegmentRules rules = new SegmentRules(Optional.of(type), SharedFields.sentAt(null));
    return new Reading.Entries(
        new EventReader(rules).read(text, List.of(new Slice(0, text.length)), Optional.empty()));
  }

  /** The image whatever became of it, since a page would show that it is missing. */
  static Answer answer(Outcome outcome) {
    Answer told = SegmentAnswers.of(outcome);
    boolean stored = outcome instanceof Outcome.Stored;
    return Pixel.instead(stored ? Answer.of(200, told.body()) : told);
  }

  private static byte[] decode(String data) {
    // A plus sign is one of base64's own characters and no blank.
    String text = URLDecoder.decode(data.replace("+", "%2B"), US_ASCII);
    String unpadded = text.replace("=", "").replace('+', '-').replace('/', '_');
    return Base64.getUrlDecoder().decode(unpadded);
  }

  private static Reading refused(Refusal.Code code, String message, String data) {
    return SegmentProtocol.refused(new RefusedException(code, message), data.getBytes(US_ASCII));
  }
}
