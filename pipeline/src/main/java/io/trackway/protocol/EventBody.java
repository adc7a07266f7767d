package io.trackway.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trackway.event.Limits;
import io.trackway.protocol.JsonSlices.Member;
import io.trackway.protocol.JsonSlices.Slice;
import io.trackway.protocol.JsonSlices.UnbalancedException;
import io.trackway.request.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A body told apart: one event, an array of them, a batch object, or one in each line.
 *
 * @param events where each event stands in the text
 * @param others the fields of the batch object beside its events; none in the other forms
 */
record EventBody(List<Slice> events, List<Member> others) {

  EventBody {
    events = List.copyOf(events);
    others = List.copyOf(others);
  }

  /**
   * Tells the events of a body apart, at least one and no more than a request may have.
   *
   * @param lines whether the client says that there is one in each line
   * @param batchName the field of a batch object that has its events; null where there is no batch
   */
  static EventBody split(byte[] text, boolean lines, @Nullable String batchName)
      throws RefusedException {
    EventBody body = lines ? new EventBody(lines(text), List.of()) : anyForm(text, batchName);
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

  private static EventBody anyForm(byte[] text, @Nullable String batchName)
      throws RefusedException {
    try {
      List<Slice> values = JsonSlices.values(text, start(text));
      if (values.size() == 1) {
        return document(text, values.getFirst(), batchName);
      }
      if (values.isEmpty() || text[values.getFirst().start()] == '{') {
        return new EventBody(looksLikeLines(text) ? lines(text) : values, List.of());
      }
    } catch (UnbalancedException broken) {
      // In lines, a broken one is that event's trouble alone.
      if (looksLikeLines(text)) {
        return new EventBody(lines(text), List.of());
      }
    }
    throw new RefusedException(Refusal.Code.INVALID_JSON, "the body is not valid JSON");
  }

  private static EventBody document(byte[] text, Slice value, @Nullable String batchName)
      throws UnbalancedException {
    if (text[value.start()] == '[') {
      return new EventBody(JsonSlices.elements(text, value), List.of());
    }
    if (text[value.start()] == '{' && batchName != null) {
      List<Member> members = membersOf(text, value);
      for (Member member : members) {
        if (name(text, member).equals(batchName) && text[member.value().start()] == '[') {
          List<Member> others = new ArrayList<>(members);
          others.remove(member);
          return new EventBody(JsonSlices.elements(text, member.value()), others);
        }
      }
    }
    return new EventBody(List.of(value), List.of());
  }

  /** No members where the object is broken inside, which its reader will say better. */
  private static List<Member> membersOf(byte[] text, Slice object) {
    try {
      return JsonSlices.members(text, object);
    } catch (UnbalancedException broken) {
      return List.of();
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

  /** The name as sent, without its quotes. */
  static String name(byte[] text, Member member) {
    String quoted = new String(slice(text, member.name()), UTF_8);
    return quoted.substring(1, quoted.length() - 1);
  }

  /** A copy of these bytes of the text. */
  static byte[] slice(byte[] text, Slice slice) {
    return Arrays.copyOfRange(text, slice.start(), slice.end());
  }
}
