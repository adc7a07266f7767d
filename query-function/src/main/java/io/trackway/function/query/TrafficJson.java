package io.trackway.function.query;

import com.fasterxml.jackson.core.JsonGenerator;
import io.trackway.live.Minute;
import io.trackway.live.TrafficReport;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** What was received of late as JSON. */
final class TrafficJson {

  /** What tells how fresh live state is now, and not some hours ago. */
  private static final Duration FRESH = Duration.ofMinutes(15);

  private TrafficJson() {}

  /** Minute by minute, and how long the latest events took. */
  static void write(TrafficReport traffic, JsonGenerator json) throws IOException {
    json.writeStringField("from", traffic.from().toString());
    json.writeStringField("to", traffic.to().toString());
    writeFreshness(traffic, json);
    json.writeArrayFieldStart("minutes");
    for (Map.Entry<Instant, Minute> each : traffic.minutes().entrySet()) {
      Minute minute = each.getValue();
      json.writeStartObject();
      json.writeStringField("minute", each.getKey().toString());
      json.writeArrayFieldStart("events");
      for (Map.Entry<Minute.Sent, Long> count : minute.events().entrySet()) {
        Minute.Sent sent = count.getKey();
        boolean isOther = sent.equals(Minute.OTHER);
        json.writeStartObject();
        json.writeStringField("source", isOther ? null : sent.source());
        json.writeStringField("name", isOther ? null : sent.name());
        json.writeNumberField("count", count.getValue());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeNumberField("duplicates", minute.duplicates());
      json.writeNumberField("rejected", minute.rejected());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeFreshness(TrafficReport traffic, JsonGenerator json) throws IOException {
    Instant since = traffic.to().minus(FRESH);
    Minute.Delay delay = traffic.delaySince(since);
    json.writeObjectFieldStart("freshness");
    json.writeStringField("since", since.toString());
    json.writeNumberField("events", delay.events());
    if (delay.events() == 0) {
      json.writeNullField("mean_seconds");
      json.writeNullField("longest_seconds");
    } else {
      json.writeNumberField("mean_seconds", seconds(delay.sum().dividedBy(delay.events())));
      json.writeNumberField("longest_seconds", seconds(delay.longest()));
    }
    json.writeEndObject();
  }

  private static BigDecimal seconds(Duration duration) {
    return BigDecimal.valueOf(duration.toMillis(), 3);
  }
}
