package io.trackway.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.trackway.event.StorableText;
import io.trackway.protocol.JsonSlices.Member;
import io.trackway.request.Credential;
import io.trackway.request.Refusal;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a native batch object says beside its events.
 *
 * @param sentAt when it was sent by the client's clock
 */
record NativeBatch(@Nullable Instant sentAt, Optional<Credential> writeKey) {

  /** Reads these fields, of which there is nothing but what a batch may have. */
  static NativeBatch of(byte[] text, List<Member> fields) throws RefusedException {
    Instant sentAt = null;
    Optional<Credential> writeKey = Optional.empty();
    Set<EventField> given = new HashSet<>();
    for (Member field : fields) {
      String name = EventBody.name(text, field);
      EventField meaning =
          switch (name) {
            case "sent_at", "sentAt" -> EventField.SENT_AT;
            case "write_key", "writeKey" -> EventField.WRITE_KEY;
            default -> throw refused("a batch has events, sent_at and write_key, not " + name);
          };
      if (!given.add(meaning)) {
        throw refused("a batch has events, sent_at and write_key once each");
      }
      byte[] value = EventBody.slice(text, field.value());
      if (meaning == EventField.SENT_AT) {
        sentAt = time(value);
      } else {
        writeKey = WriteKeySearch.value(value);
      }
    }
    return new NativeBatch(sentAt, writeKey);
  }

  private static @Nullable Instant time(byte[] value) throws RefusedException {
    try (JsonParser parser = JsonCopy.STRICT.createParser(value)) {
      boolean absent = parser.nextToken() == JsonToken.VALUE_NULL;
      return absent ? null : NativeRules.time("sent_at", parser);
    } catch (IOException | FaultyEventException notATime) {
      throw refused(Timestamps.faulty("sent_at").reason().message());
    }
  }

  private static RefusedException refused(String message) {
    return new RefusedException(Refusal.Code.INVALID_FIELD, StorableText.of(message));
  }
}
