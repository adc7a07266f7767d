package io.trackway.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.trackway.event.Limits;
import io.trackway.event.StorableText;
import io.trackway.protocol.JsonSlices.Member;
import io.trackway.protocol.JsonSlices.Slice;
import io.trackway.protocol.JsonSlices.UnbalancedException;
import io.trackway.request.Refusal;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A native body told apart: one event, an array of them, a batch object, or one in each line.
 *
 * @param events where each event stands in the text
 * @param sentAt when the batch was sent by the client's clock
 */
record NativeBody(List<Slice> events, @Nullable Instant sentAt) {

  NativeBody {
    events = List.copyOf(events);
  }

  /** Tells the events of a body apart, at least one and no more than a request may have. */
  static NativeBody split(byte[] text, boolean lines) throws RefusedException {
    NativeBody body = lines ? new NativeBody(lines(text), null) : anyForm(text);
    if (body.events.isEmpty()) {
      throw new RefusedException(Refusal.Code.EMPTY_BODY, "the request has no event");
    }
    if (body.events.size() > Limits.REQUEST_EVENTS_MAX) {
      throw new RefusedException(
          Refusal.Code.TOO_MANY_EVENTS,
          "the request has %,d events; at most %,d are allowed"
              .formatted(body.events.size(), Limits.REQUEST_EVENTS_MAX));
    }
    return body;
  }

  private static NativeBody anyForm(byte[] text) throws RefusedException {
    try {
      List<Slice> values = JsonSlices.values(text, start(text));
      if (values.size() == 1) {
        return document(text, values.getFirst());
      }
      if (values.isEmpty() || text[values.getFirst().start()] == '{') {
        return new NativeBody(looksLikeLines(text) ? lines(text) : values, null);
      }
    } catch (UnbalancedException broken) {
      // In lines, a broken one is that event's trouble alone.
      if (looksLikeLines(text)) {
        return new NativeBody(lines(text), null);
      }
    }
    throw new RefusedException(Refusal.Code.INVALID_JSON, "the body is not valid JSON");
  }

  private static NativeBody document(byte[] text, Slice value)
      throws UnbalancedException, RefusedException {
    if (text[value.start()] == '[') {
      return new NativeBody(JsonSlices.elements(text, value), null);
    }
    if (text[value.start()] == '{') {
      List<Member> members = membersOf(text, value);
      for (Member member : members) {
        if (is(text, member.name(), "events") && text[member.value().start()] == '[') {
          return batch(text, member, members);
        }
      }
    }
    return new NativeBody(List.of(value), null);
  }

  /** No members where the object is broken inside, which its reader will say better. */
  private static List<Member> membersOf(byte[] text, Slice object) {
    try {
      return JsonSlices.members(text, object);
    } catch (UnbalancedException broken) {
      return List.of();
    }
  }

  private static NativeBody batch(byte[] text, Member events, List<Member> members)
      throws UnbalancedException, RefusedException {
    Instant sentAt = null;
    int times = 0;
    for (Member member : members) {
      if (is(text, member.name(), "sent_at") || is(text, member.name(), "sentAt")) {
        sentAt = time(text, member.value());
        times++;
      } else if (!member.equals(events)) {
        String name = new String(slice(text, member.name()), UTF_8);
        throw new RefusedException(
            Refusal.Code.INVALID_FIELD,
            StorableText.of("a batch has events and sent_at once each, and not " + name));
      }
    }
    if (times > 1) {
      throw new RefusedException(
          Refusal.Code.INVALID_FIELD, "a batch has events and sent_at once each");
    }
    return new NativeBody(JsonSlices.elements(text, events.value()), sentAt);
  }

  private static @Nullable Instant time(byte[] text, Slice value) throws RefusedException {
    try (JsonParser parser = JsonCopy.STRICT.createParser(slice(text, value))) {
      boolean absent = parser.nextToken() == JsonToken.VALUE_NULL;
      return absent ? null : NativeFields.time("sent_at", parser);
    } catch (IOException | FaultyEventException notATime) {
      throw new RefusedException(
          Refusal.Code.INVALID_FIELD, Timestamps.faulty("sent_at").reason().message());
    }
  }

  /** Each line that is not blank. */
  private static List<Slice> lines(byte[] text) {
    List<Slice> lines = new ArrayList<>();
    int lineStart = start(text);
    for (int index = lineStart; index <= text.length; index++) {
      if (index == text.length || text[index] == '\n') {
        Slice line = stripped(text, lineStart, index);
        if (line.start() < line.end()) {
          lines.add(line);
        }
        lineStart = index + 1;
      }
    }
    return lines;
  }

  /** Whether it is several lines of which the first begins and ends like an object. */
  private static boolean looksLikeLines(byte[] text) {
    List<Slice> lines = lines(text);
    if (lines.size() < 2) {
      return false;
    }
    Slice first = lines.getFirst();
    return text[first.start()] == '{' && text[first.end() - 1] == '}';
  }

  private static Slice stripped(byte[] text, int start, int end) {
    while (start < end && Character.isWhitespace(text[start])) {
      start++;
    }
    while (end > start && Character.isWhitespace(text[end - 1])) {
      end--;
    }
    return new Slice(start, end);
  }

  /** After a byte order mark, which some editors write and JSON does not have. */
  private static int start(byte[] text) {
    boolean mark =
        text.length >= 3
            && text[0] == (byte) 0xEF
            && text[1] == (byte) 0xBB
            && text[2] == (byte) 0xBF;
    return mark ? 3 : 0;
  }

  private static boolean is(byte[] text, Slice name, String expected) {
    return new String(slice(text, name), UTF_8).equals("\"" + expected + "\"");
  }

  static byte[] slice(byte[] text, Slice slice) {
    byte[] bytes = new byte[slice.end() - slice.start()];
    System.arraycopy(text, slice.start(), bytes, 0, bytes.length);
    return bytes;
  }
}
