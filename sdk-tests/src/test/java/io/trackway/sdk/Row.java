package io.trackway.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One event as it was loaded. */
record Row(String eventId, String source, Who who, What what, When when) {

  private static final Pattern NUMBER = Pattern.compile("\"number\": ?(\\d+)");

  /** The number of its call, which every call of these tests has in its context. */
  int number() {
    Matcher number = NUMBER.matcher(what.context().toString());
    if (!number.find()) {
      throw new IllegalStateException("no number in " + what.context());
    }
    return Integer.parseInt(number.group(1));
  }

  /** Whom it is about. */
  record Who(
      @Nullable String userId,
      @Nullable String anonymousId,
      @Nullable String previousId,
      @Nullable String groupId) {

    static final Who NOBODY = new Who(null, null, null, null);
  }

  /** What happened, and what the client tells of itself. */
  record What(String type, String name, JsonNode properties, JsonNode context) {}

  /** When, by the clocks of client and server. */
  record When(
      @Nullable Instant clientOccurredAt,
      @Nullable Instant sentAt,
      Instant occurredAt,
      Instant receivedAt) {}
}
