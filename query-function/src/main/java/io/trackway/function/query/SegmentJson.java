package io.trackway.function.query;

import com.fasterxml.jackson.core.JsonGenerator;
import io.trackway.live.SegmentReport;
import java.io.IOException;

/** A segment as JSON. */
final class SegmentJson {

  private SegmentJson() {}

  /** Its name, and how many people are in it. */
  static void write(SegmentReport report, JsonGenerator json) throws IOException {
    json.writeStringField("name", report.segment().name());
    json.writeNumberField("people", report.people());
  }

  /** Some of them. */
  static void writeMembers(SegmentReport report, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("members");
    for (String member : report.members()) {
      json.writeString(member);
    }
    json.writeEndArray();
    json.writeStringField("next", report.next().orElse(null));
  }
}
