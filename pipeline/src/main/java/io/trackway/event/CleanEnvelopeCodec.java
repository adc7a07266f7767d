package io.trackway.event;

import com.fasterxml.jackson.core.JsonGenerator;
import io.trackway.event.RecordReader.Fields;
import io.trackway.event.RecordReader.MalformedRecordException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Verdicts as the bytes of {@code clean} records: JSON, with a version. */
public final class CleanEnvelopeCodec {

  /** The version that is written; a reader knows it and the one before. */
  public static final int VERSION = 1;

  private CleanEnvelopeCodec() {}

  /** The record's content. */
  public static ByteBuffer encode(CleanEnvelope envelope) {
    return RecordWriter.write(envelope, CleanEnvelopeCodec::write);
  }

  /** The envelope in a record's content, or why it cannot be read. */
  public static Decoded<CleanEnvelope> decode(byte[] data) {
    List<Verdict> verdicts = new ArrayList<>();
    return RecordReader.read(
        data,
        (array, element) -> verdicts.add(readVerdict(array, element)),
        fields -> {
          EnvelopeCodec.requireVersion(fields, VERSION);
          String since = fields.optionalText("since");
          return new CleanEnvelope(
              new Lane(fields.number("lane")),
              since == null ? null : CleanEnvelope.Since.parse(since),
              verdicts);
        });
  }

  private static Verdict readVerdict(String array, Fields fields) throws MalformedRecordException {
    if (!array.equals("verdicts")) {
      throw new MalformedRecordException("record has an unknown array: " + array);
    }
    Origin origin = Origin.parse(fields.text("origin"));
    String verdict = fields.text("verdict");
    return switch (verdict) {
      case "fresh" ->
          new Verdict.Fresh(
              origin,
              new CleanEvent(
                  EventJson.readEvent(fields),
                  fields.time("occurred_at"),
                  Boolean.parseBoolean(fields.optionalText("late")),
                  fields.object("enrichment"),
                  ViolationJson.parse(fields.array(RecordReader.NESTED_ARRAY))));
      case "duplicate" ->
          new Verdict.Duplicate(
              origin,
              new EventKey(new Source(fields.text("source")), fields.text("id")),
              fields.text("owner"),
              fields.time("received_at"));
      case "rejected" -> new Verdict.Rejected(origin, EventJson.readRejection(fields));
      case "forgotten" ->
          new Verdict.Forgotten(origin, fields.text("user_id"), fields.time("until"));
      // Text from outside is an open set: what is not known is not a verdict.
      default -> throw new MalformedRecordException("record has an unknown verdict: " + verdict);
    };
  }

  private static void write(JsonGenerator json, CleanEnvelope envelope) throws IOException {
    json.writeNumberField("version", VERSION);
    json.writeNumberField("lane", envelope.lane().number());
    if (envelope.since() != null) {
      json.writeStringField("since", envelope.since().text());
    }
    RecordWriter.writeArray(json, "verdicts", envelope.verdicts(), CleanEnvelopeCodec::write);
  }

  private static void write(JsonGenerator json, Verdict verdict) throws IOException {
    switch (verdict) {
      case Verdict.Fresh fresh -> {
        json.writeStringField("verdict", "fresh");
        json.writeStringField("origin", fresh.origin().text());
        write(json, fresh.event());
      }
      case Verdict.Duplicate duplicate -> {
        json.writeStringField("verdict", "duplicate");
        json.writeStringField("origin", duplicate.origin().text());
        json.writeStringField("source", duplicate.key().source().name());
        json.writeStringField("id", duplicate.key().id());
        json.writeStringField("owner", duplicate.owner());
        json.writeStringField("received_at", duplicate.receivedAt().toString());
      }
      case Verdict.Rejected rejected -> {
        json.writeStringField("verdict", "rejected");
        json.writeStringField("origin", rejected.origin().text());
        EventJson.write(json, rejected.rejection());
      }
      case Verdict.Forgotten forgotten -> {
        json.writeStringField("verdict", "forgotten");
        json.writeStringField("origin", forgotten.origin().text());
        json.writeStringField("user_id", forgotten.userId());
        json.writeStringField("until", forgotten.until().toString());
      }
    }
  }

  private static void write(JsonGenerator json, CleanEvent clean) throws IOException {
    json.writeStringField("occurred_at", clean.occurredAt().toString());
    if (clean.late()) {
      json.writeBooleanField("late", true);
    }
    EventJson.write(json, clean.event());
    EventJson.writeObject(json, "enrichment", clean.enrichment());
    if (!clean.violations().isEmpty()) {
      json.writeFieldName(RecordReader.NESTED_ARRAY);
      json.writeRawValue(ViolationJson.text(clean.violations()));
    }
  }
}
