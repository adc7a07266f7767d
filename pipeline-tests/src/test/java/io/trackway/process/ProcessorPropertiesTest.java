package io.trackway.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.Action;
import io.trackway.event.CleanEnvelope;
import io.trackway.event.CleanEnvelopeCodec;
import io.trackway.event.CleanEvent;
import io.trackway.event.Decoded;
import io.trackway.event.Event;
import io.trackway.event.EventTimes;
import io.trackway.event.Identity;
import io.trackway.event.Limits;
import io.trackway.event.Verdict;
import io.trackway.memory.MemoryLedger;
import io.trackway.memory.MemoryStream;
import io.trackway.stream.DeliveredRecord;
import io.trackway.testing.SampleEvents;
import io.trackway.testing.process.Deliveries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeTry;

/** What holds for any batch. */
class ProcessorPropertiesTest {

  private static final Duration FLOOR = Duration.ofMinutes(5);
  private static final int FLOOR_SECONDS = 300;
  private static final int DAY_SECONDS = 86_400;

  private final MemoryLedger ledger = new MemoryLedger();
  private final MemoryStream clean = new MemoryStream();
  private final Processor processor =
      new Processor(
          new Processor.Rules(FLOOR, Duration.ofMinutes(1), Limits.DEDUPE_WINDOW), ledger, clean);

  @BeforeTry
  void forget() {
    ledger.clear();
  }

  /** All events of a request have one skew, so correcting it must not change their order. */
  @Property
  void oneRequest_keepsTheOrderOfItsClientTimes(
      @ForAll @IntRange(min = -2 * DAY_SECONDS, max = 2 * DAY_SECONDS) int skew,
      @ForAll @Size(min = 1, max = 20)
          List<@IntRange(min = -DAY_SECONDS, max = DAY_SECONDS) Integer> secondsBeforeSending) {
    Instant sentAt = SampleEvents.RECEIVED_AT.minusSeconds(skew);
    List<Event> request =
        IntStream.range(0, secondsBeforeSending.size())
            .mapToObj(
                index -> {
                  Instant client = sentAt.minusSeconds(secondsBeforeSending.get(index));
                  return event("e-" + index, client, sentAt, SampleEvents.RECEIVED_AT);
                })
            .toList();

    List<CleanEvent> events =
        process(Deliveries.record(1, 0, request.toArray(Event[]::new))).stream()
            .map(verdict -> ((Verdict.Fresh) verdict).event())
            .toList();

    assertThat(events)
        .extracting(CleanEvent::event)
        .isEqualTo(request.stream().sorted(Comparator.comparing(this::clientTime)).toList());
    assertThat(events).extracting(CleanEvent::occurredAt).isSorted();
    assertThat(events)
        .allMatch(event -> !event.occurredAt().isAfter(event.event().times().receivedAt()));
  }

  /** Other delays of the network put requests of one device on both sides of the floor. */
  @Property
  void oneDevice_keepsTheOrderOfItsClientTimes_whateverTheNetworkDelays(
      @ForAll @IntRange(min = -2 * FLOOR_SECONDS, max = 2 * FLOOR_SECONDS) int skew,
      @ForAll @Size(min = 2, max = 12)
          List<@IntRange(min = 0, max = FLOOR_SECONDS) Integer> delays) {
    List<DeliveredRecord> records = new ArrayList<>();
    List<Event> sent = new ArrayList<>();
    for (int index = 0; index < delays.size(); index++) {
      Instant receivedAt = SampleEvents.RECEIVED_AT.plusSeconds(10L * index);
      Instant sentAt = receivedAt.minusSeconds(skew + delays.get(index));
      Event event = event("e-" + index, sentAt.minusSeconds(1), sentAt, receivedAt);
      sent.add(event);
      records.add(Deliveries.record(index, 0, event));
    }

    assertThat(process(records.toArray(DeliveredRecord[]::new)))
        .extracting(verdict -> ((Verdict.Fresh) verdict).event().event())
        .isEqualTo(sent.stream().sorted(Comparator.comparing(this::clientTime)).toList());
  }

  /** A redelivery of any part of a batch decides as the first delivery did. */
  @Property
  void redelivery_givesTheSameVerdicts(
      @ForAll @Size(min = 1, max = 25) List<@From("arrivals") Event> events,
      @ForAll @IntRange(min = 0, max = 24) int from,
      @ForAll @IntRange(min = 1, max = 25) int count) {
    List<DeliveredRecord> records =
        IntStream.range(0, events.size())
            .mapToObj(index -> Deliveries.record(index, index % 3, events.get(index)))
            .toList();
    Map<String, Verdict> first = byOrigin(process(records.toArray(DeliveredRecord[]::new)));
    int start = from % records.size();
    List<DeliveredRecord> part = records.subList(start, Math.min(records.size(), start + count));

    Map<String, Verdict> again = byOrigin(process(part.toArray(DeliveredRecord[]::new)));

    assertThat(first).hasSize(records.size());
    assertThat(again).hasSize(part.size());
    assertThat(first).containsAllEntriesOf(again);
    assertThat(first.values().stream().filter(Verdict.Fresh.class::isInstance))
        .hasSameSizeAs(events.stream().map(Event::key).distinct().toList());
  }

  /** Few ids and contents, so that duplicates and conflicts are frequent. */
  @Provide
  Arbitrary<Event> arrivals() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 8),
            Arbitraries.integers().between(0, 2),
            Arbitraries.integers().between(-FLOOR_SECONDS, 3 * FLOOR_SECONDS))
        .as(
            (id, content, seconds) -> {
              Event event =
                  event(
                      "e-" + id,
                      SampleEvents.RECEIVED_AT.minusSeconds(60),
                      SampleEvents.RECEIVED_AT.minusSeconds(seconds),
                      SampleEvents.RECEIVED_AT);
              return new Event(
                  event.key(),
                  new Action(event.action().type(), "Content " + content),
                  event.identity(),
                  event.times(),
                  event.details());
            });
  }

  private List<Verdict> process(DeliveredRecord... records) {
    clean.clear();
    assertThat(processor.process(Deliveries.batch(records))).isInstanceOf(Outcome.Completed.class);
    return clean.records().stream()
        .map(record -> CleanEnvelopeCodec.decode(record.bytes()))
        .map(decoded -> ((Decoded.Complete<CleanEnvelope>) decoded).value())
        .flatMap(envelope -> envelope.verdicts().stream())
        .toList();
  }

  private static Map<String, Verdict> byOrigin(List<Verdict> verdicts) {
    Map<String, Verdict> byOrigin = new TreeMap<>();
    verdicts.forEach(verdict -> byOrigin.put(verdict.origin().text(), verdict));
    return byOrigin;
  }

  private Instant clientTime(Event event) {
    Instant told = event.times().clientOccurredAt();
    return told == null ? event.times().receivedAt() : told;
  }

  private static Event event(String id, Instant client, Instant sentAt, Instant receivedAt) {
    Event event = SampleEvents.event(id);
    return new Event(
        event.key(),
        event.action(),
        new Identity("user-1", "device-1"),
        new EventTimes(receivedAt, client, sentAt),
        event.details());
  }
}
