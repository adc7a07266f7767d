package io.trackway.benchmarks.load;

import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import io.trackway.event.Action;
import io.trackway.event.CleanEnvelope;
import io.trackway.event.CleanEnvelopeCodec;
import io.trackway.event.CleanEvent;
import io.trackway.event.Details;
import io.trackway.event.Event;
import io.trackway.event.EventKey;
import io.trackway.event.EventTimes;
import io.trackway.event.EventType;
import io.trackway.event.Identity;
import io.trackway.event.JsonObject;
import io.trackway.event.Lane;
import io.trackway.event.Origin;
import io.trackway.event.Source;
import io.trackway.event.Verdict;
import io.trackway.stream.DeliveredRecord;
import io.trackway.testing.function.StreamEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Page views as a browser's SDK sends them, about 1.3 KB of SQL each, that never came before. */
record SampleRows(List<Verdict.Fresh> rows) {

  private static final int EVENTS_IN_A_RECORD = 10;
  private static final AtomicLong ARRIVALS = new AtomicLong();
  private static final Instant RECEIVED_AT = Instant.parse("2026-03-01T12:00:00Z");

  private static final JsonObject PROPERTIES =
      new JsonObject(
          "{\"title\":\"Hats for every head\","
              + "\"url\":\"https://shop.example/hats?utm_source=news\","
              + "\"path\":\"/hats\",\"referrer\":\"https://www.google.at/\","
              + "\"category\":\"shop\"}");

  private static final JsonObject CONTEXT =
      new JsonObject(
          "{\"page\":{\"title\":\"Hats for every head\",\"path\":\"/hats\","
              + "\"url\":\"https://shop.example/hats?utm_source=news\","
              + "\"referrer\":\"https://www.google.at/\"},\"locale\":\"de-AT\","
              + "\"timezone\":\"Europe/Vienna\",\"userAgent\":\"Mozilla/5.0 (X11; Linux x86_64)"
              + " AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36\","
              + "\"library\":{\"name\":\"analytics.js\",\"version\":\"next-1.70.0\"}}");

  private static final JsonObject ENRICHMENT =
      new JsonObject(
          "{\"browser\":{\"name\":\"Chrome\",\"version\":\"126.0\"},\"os\":{\"name\":\"Linux\"},"
              + "\"device\":{\"class\":\"desktop\"},\"bot\":false,"
              + "\"campaign\":{\"source\":\"news\"},"
              + "\"referrer\":{\"medium\":\"search\",\"source\":\"Google\","
              + "\"host\":\"www.google.at\"},"
              + "\"page\":{\"scheme\":\"https\",\"host\":\"shop.example\",\"path\":\"/hats\"}}");

  static SampleRows of(int rows) {
    List<Verdict.Fresh> sample = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      sample.add(row(ARRIVALS.incrementAndGet()));
    }
    return new SampleRows(sample);
  }

  private static Verdict.Fresh row(long arrival) {
    Instant happened = RECEIVED_AT.plusMillis(arrival * 7);
    Event event =
        new Event(
            new EventKey(new Source("web"), UUID.randomUUID().toString()),
            new Action(EventType.PAGE, "Hats"),
            new Identity("user-" + arrival % 997, "device-" + arrival % 1_499),
            new EventTimes(happened.plusSeconds(2), happened, happened.plusSeconds(1)),
            new Details(PROPERTIES, CONTEXT, new JsonObject("{\"ip\":\"192.0.2.0\"}")));
    return new Verdict.Fresh(
        new Origin("shardId-000000000000", "49590338271490256608" + arrival, "0"),
        new CleanEvent(event, happened, false, ENRICHMENT, List.of()));
  }

  /** The rows as the loader gets them. */
  KinesisEvent delivery() {
    List<DeliveredRecord> records = new ArrayList<>();
    for (int first = 0; first < rows.size(); first += EVENTS_IN_A_RECORD) {
      List<Verdict.Fresh> some =
          rows.subList(first, Math.min(rows.size(), first + EVENTS_IN_A_RECORD));
      records.add(
          new DeliveredRecord(
              "shardId-000000000000",
              some.getFirst().origin().sequenceNumber(),
              "0",
              CleanEnvelopeCodec.encode(new CleanEnvelope(new Lane(0), List.copyOf(some)))));
    }
    return StreamEvents.of(records);
  }
}
