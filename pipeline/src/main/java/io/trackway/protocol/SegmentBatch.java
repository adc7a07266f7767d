package io.trackway.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.trackway.event.Limits;
import io.trackway.event.StorableText;
import io.trackway.protocol.JsonSlices.Member;
import io.trackway.request.Credential;
import io.trackway.request.Refusal;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a Segment batch object says beside its messages. */
record SegmentBatch(SharedFields shared, Optional<Credential> writeKey) {

  private static final byte[] ABSENT = {'n', 'u', 'l', 'l'};

  /**
   * Reads these fields; unknown ones say nothing of the messages, such as Java's {@code sequence}.
   *
   * @param events how many messages get them
   */
  static SegmentBatch of(byte[] text, List<Member> fields, int events) throws RefusedException {
    Map<String, byte[]> values = new HashMap<>();
    for (Member field : fields) {
      String name = EventBody.name(text, field);
      if (values.put(name, EventBody.slice(text, field.value())) != null || name.equals("batch")) {
        throw refused(name + " is given twice in the batch");
      }
    }
    SharedObject context = object("context", values);
    SharedObject integrations = object("integrations", values);
    int bytes = bytes(context, "context", values) + bytes(integrations, "integrations", values);
    // Each of them grows by what is shared, so that a small request could become a large one.
    if ((long) bytes * events > Limits.SHARED_BYTES_MAX) {
      throw refused(
          "context and integrations of a batch have %,d bytes, which each of %,d events gets; at"
                  .formatted(bytes, events)
              + " most %,d are allowed over all events".formatted(Limits.SHARED_BYTES_MAX));
    }
    return new SegmentBatch(
        new SharedFields(time(values.getOrDefault("sentAt", ABSENT)), context, integrations, bytes),
        WriteKeySearch.value(values.getOrDefault("writeKey", ABSENT))
            .or(() -> WriteKeySearch.value(values.getOrDefault("write_key", ABSENT))));
  }

  private static @Nullable Instant time(byte[] value) {
    try (JsonParser parser = JsonCopy.STRICT.createParser(value)) {
      parser.nextToken();
      return SegmentRules.time("sentAt", parser);
    } catch (IOException | FaultyEventException asGoodAsNone) {
      return null;
    }
  }

  private static int bytes(SharedObject object, String name, Map<String, byte[]> values) {
    return object.names().isEmpty() ? 0 : values.getOrDefault(name, ABSENT).length;
  }

  private static SharedObject object(String name, Map<String, byte[]> values)
      throws RefusedException {
    try (JsonParser parser = StrictJson.parser(name, values.getOrDefault(name, ABSENT))) {
      JsonToken first = parser.nextToken();
      if (first == JsonToken.START_OBJECT) {
        return SharedObject.read(parser);
      }
      if (first == JsonToken.VALUE_NULL || (first == JsonToken.START_ARRAY && isEnd(parser))) {
        return SharedObject.EMPTY;
      }
      throw refused(name + " of a batch must be an object");
    } catch (FaultyEventException faulty) {
      throw refused("a batch's " + name + ": " + faulty.reason().message());
    } catch (IOException broken) {
      throw refused("a batch's " + StrictJson.fault(name, broken).reason().message());
    }
  }

  private static boolean isEnd(JsonParser parser) throws IOException {
    return parser.nextToken() == JsonToken.END_ARRAY;
  }

  private static RefusedException refused(String message) {
    return new RefusedException(Refusal.Code.INVALID_FIELD, StorableText.of(message));
  }
}
