package io.trackway.protocol;

import io.trackway.request.Answer;
import io.trackway.request.Submission;
import java.util.regex.Pattern;

/**
 * What the browser's and the mobile SDKs load before they start: no destinations, and where to
 * send.
 */
final class SegmentSettings {

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?");

  /** Short, so that a key that was switched off is soon known to be; private, as it is a key's. */
  private static final String CACHING = "private, max-age=300";

  private SegmentSettings() {}

  /**
   * The settings of a good key.
   *
   * <p>{@code apiHost} is the host that the SDK asked, so that a page has to name it only once;
   * what the page says itself comes first. {@code sampleRate} 0 keeps the SDK's own measurements
   * from going to Segment.
   */
  static Answer answer(Submission submission, String writeKey) {
    String host = submission.header("host").orElse("");
    String protocol = submission.header("x-forwarded-proto").orElse("https");
    return Answer.of(
            200,
            AnswerJson.object(
                json -> {
                  json.writeObjectFieldStart("integrations");
                  json.writeObjectFieldStart("Segment.io");
                  json.writeStringField("apiKey", writeKey);
                  if (HOST.matcher(host).matches()) {
                    json.writeStringField("apiHost", host + "/" + SegmentPath.VERSION);
                    json.writeStringField("protocol", protocol.equals("http") ? "http" : "https");
                  }
                  json.writeBooleanField("addBundledMetadata", false);
                  json.writeEndObject();
                  json.writeEndObject();
                  json.writeObjectFieldStart("metrics");
                  json.writeNumberField("sampleRate", 0);
                  json.writeEndObject();
                }))
        .with("cache-control", CACHING)
        .with("vary", "host");
  }
}
