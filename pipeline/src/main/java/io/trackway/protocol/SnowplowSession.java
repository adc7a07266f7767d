package io.trackway.protocol;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The session among an event's entities, where trackers of mobile applications name the device. */
final class SnowplowSession {

  private static final String SCHEMA =
      "\"iglu:com.snowplowanalytics.snowplow/client_session/jsonschema/1-";

  /** Any text that needs no escapes. */
  private static final Pattern TEXT = Pattern.compile("\"([^\"\\\\]+)\"");

  /** What trackers say where users shall stay anonymous. */
  private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

  private SnowplowSession() {}

  /** The device that the session in an envelope of compact entities names, or null. */
  static @Nullable String device(@Nullable String contexts) throws FaultyEventException {
    if (contexts == null) {
      return null;
    }
    for (String entity : SnowplowEnvelope.elements(SnowplowEnvelope.contexts(contexts))) {
      Map<String, String> members = SnowplowEnvelope.members(entity);
      if (members.getOrDefault("\"schema\"", "").startsWith(SCHEMA)) {
        Map<String, String> session =
            SnowplowEnvelope.members(members.getOrDefault("\"data\"", ""));
        Matcher id = TEXT.matcher(session.getOrDefault("\"userId\"", ""));
        return id.matches() && !id.group(1).equals(NOBODY) ? id.group(1) : null;
      }
    }
    return null;
  }
}
