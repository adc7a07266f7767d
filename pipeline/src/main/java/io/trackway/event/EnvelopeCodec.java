package io.trackway.event;

import com.fasterxml.jackson.core.JsonGenerator;
import io.trackway.event.RecordReader.Fields;
import io.trackway.event.RecordReader.MalformedRecordException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Envelopes as the bytes of {@code events} records: JSON, with a version. */
public final class EnvelopeCodec {

  /** The version that is written; a reader knows it and the one before. */
  public static final int VERSION = 1;

  /** Stands near the start of every record; what wrote a broken one may still be found by it. */
  private static final Pattern PRODUCER =
      Pattern.compile("\"producer\"\\s{0,9}:\\s{0,9}\"([\\w. -]{1,64})\"");

  private static final int PRODUCER_WITHIN_BYTES = 256;

  /** Absent where it is 0, which is nearly always. */
  private static final String FIRST_ENTRY = "first_entry";

  private EnvelopeCodec() {}

  /** The record's content. */
  public static ByteBuffer encode(Envelope envelope) {
    return RecordWriter.write(envelope, EnvelopeCodec::write);
  }

  /** The envelope in a record's content, or why it cannot be read. */
  public static Decoded<Envelope> decode(byte[] data) {
    List<Event> events = new ArrayList<>();
    List<Rejection> rejections = new ArrayList<>();
    return RecordReader.read(
        data,
        (array, element) -> readElement(array, element, events, rejections),
        fields -> {
          requireVersion(fields, VERSION);
          return new Envelope(
              new Lane(fields.number("lane")), firstEntry(fields), events, rejections);
        });
  }

  private static int firstEntry(Fields fields) throws MalformedRecordException {
    return fields.optionalText(FIRST_ENTRY) == null ? 0 : fields.number(FIRST_ENTRY);
  }

  /**
   * Which release wrote a record, as far as its first bytes tell, whether it can be read or not.
   */
  public static String producer(byte[] data) {
    int length = Math.min(data.length, PRODUCER_WITHIN_BYTES);
    Matcher matcher = PRODUCER.matcher(new String(data, 0, length, StandardCharsets.ISO_8859_1));
    return matcher.find() ? "Trackway " + matcher.group(1) : "an unknown producer";
  }

  /** One event as JSON text, as it stands in a record. */
  public static String text(Event event) {
    return StandardCharsets.UTF_8.decode(RecordWriter.write(event, EventJson::write)).toString();
  }

  /** Reads {@link #text(Event)} back. */
  public static Decoded<Event> readEvent(String text) {
    return RecordReader.read(
        text.getBytes(StandardCharsets.UTF_8),
        (array, element) -> {
          throw new MalformedRecordException("event has an unknown array: " + array);
        },
        EventJson::readEvent);
  }

  /** One rejection as JSON text, as it stands in a record. */
  public static String text(Rejection rejection) {
    return StandardCharsets.UTF_8
        .decode(RecordWriter.write(rejection, EventJson::write))
        .toString();
  }

  static void requireVersion(Fields fields, int version) throws MalformedRecordException {
    int found = fields.number("version");
    if (found != version) {
      throw new MalformedRecordException(
          "record has version " + found + "; this reader knows " + version);
    }
  }

  private static void readElement(
      String array, Fields element, List<Event> events, List<Rejection> rejections)
      throws MalformedRecordException {
    if (array.equals("events")) {
      events.add(EventJson.readEvent(element));
    } else if (array.equals("rejections")) {
      rejections.add(EventJson.readRejection(element));
    } else {
      throw new MalformedRecordException("record has an unknown array: " + array);
    }
  }

  private static void write(JsonGenerator json, Envelope envelope) throws IOException {
    json.writeNumberField("version", VERSION);
    json.writeStringField("producer", Release.VERSION);
    json.writeNumberField("lane", envelope.lane().number());
    if (envelope.firstEntry() > 0) {
      json.writeNumberField(FIRST_ENTRY, envelope.firstEntry());
    }
    RecordWriter.writeArray(json, "events", envelope.events(), EventJson::write);
    RecordWriter.writeArray(json, "rejections", envelope.rejections(), EventJson::write);
  }
}
