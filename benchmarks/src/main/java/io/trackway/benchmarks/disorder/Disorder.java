package io.trackway.benchmarks.disorder;

import io.trackway.benchmarks.disorder.Gathering.Gathered;
import io.trackway.event.CleanEnvelope;
import io.trackway.event.CleanEnvelopeCodec;
import io.trackway.event.CleanEvent;
import io.trackway.event.Decoded;
import io.trackway.event.Envelope;
import io.trackway.event.Lane;
import io.trackway.event.Limits;
import io.trackway.event.Verdict;
import io.trackway.memory.MemoryLedger;
import io.trackway.memory.MemoryStream;
import io.trackway.process.Batch;
import io.trackway.process.Countdown;
import io.trackway.process.Outcome;
import io.trackway.process.Processor;
import io.trackway.stream.DeliveredRecord;
import io.trackway.testing.process.Deliveries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Sends one seeded traffic through the processor once for each batching window, and prints how many
 * events leave in disorder and how long they wait.
 */
public final class Disorder {

  private static final String USAGE =
      "usage: Disorder SEED PEOPLE RECORDS, at most 99999 people and 10000 records a batch";
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final double SECONDS = 2 * 3_600;
  private static final int LANES = 16;

  private static final List<Integer> WINDOWS_SECONDS = List.of(0, 1, 5, 10, 20, 30, 60, 120, 300);
  private static final Countdown TIME_ENOUGH = Countdown.of(Duration.ofSeconds(30));

  private Disorder() {}

  /** Prints the table for a seed, that many people in two hours, and batches of so many records. */
  public static void main(String[] arguments) {
    if (arguments.length != 3
        || !arguments[0].matches("\\d{1,18}")
        || !arguments[1].matches("[1-9]\\d{0,4}")
        || !arguments[2].matches("[1-9]\\d{0,3}|10000")) {
      System.err.println(USAGE);
      System.exit(2);
    }
    int recordsMax = Integer.parseInt(arguments[2]);
    List<Request> requests = traffic(Long.parseLong(arguments[0]), Integer.parseInt(arguments[1]));
    System.out.printf(
        "%,d events in %,d requests of %s people, %.1f requests a second; batches of %,d%n",
        requests.stream().mapToInt(request -> request.events().size()).sum(),
        requests.size(),
        arguments[1],
        requests.stream().filter(Disorder::isInMainHours).count() / SECONDS,
        recordsMax);
    System.out.printf(
        "%9s %11s %10s %9s %9s %9s %13s%n",
        "window", "disordered", "unmarked", "late", "wait p50", "wait p95", "full batches");
    for (int seconds : WINDOWS_SECONDS) {
      System.out.print(row(new Gathering(Duration.ofSeconds(seconds), recordsMax), requests));
    }
  }

  private static List<Request> traffic(long seed, int people) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Request> requests = new ArrayList<>();
    for (int number = 0; number < people; number++) {
      requests.addAll(Person.requests("person-" + number, START, SECONDS, random.split()));
    }
    requests.sort(Comparator.comparing(Request::arrives));
    return requests;
  }

  private static boolean isInMainHours(Request request) {
    return Duration.between(START, request.arrives()).toSeconds() < SECONDS;
  }

  private static String row(Gathering gathering, List<Request> requests) {
    List<Gathered> batches = gathering.cut(requests);
    Tally tally = process(gathering.window(), batches);
    return "%7d s %9.2f %% %8.2f %% %7.2f %% %7.1f s %7.1f s %11.1f %%%n"
        .formatted(
            gathering.window().toSeconds(),
            tally.disorderedPercent(),
            tally.unmarkedPercent(),
            tally.latePercent(),
            tally.waited(0.50).toMillis() / 1e3,
            tally.waited(0.95).toMillis() / 1e3,
            100.0 * batches.stream().filter(Gathered::full).count() / batches.size());
  }

  private static Tally process(Duration window, List<Gathered> batches) {
    MemoryStream clean = new MemoryStream();
    Processor processor =
        new Processor(
            new Processor.Rules(Duration.ofMinutes(5), window, Limits.DEDUPE_WINDOW),
            new MemoryLedger(),
            clean);
    Tally tally = new Tally();
    long sequenceNumber = 0;
    for (Gathered batch : batches) {
      List<DeliveredRecord> records = new ArrayList<>();
      for (Request request : batch.requests()) {
        records.add(
            Deliveries.record(
                ++sequenceNumber,
                new Envelope(Lane.of(request.person(), LANES), request.events(), List.of())));
      }
      Outcome outcome = processor.process(new Batch(records, batch.leaves(), TIME_ENOUGH));
      if (!(outcome instanceof Outcome.Completed)) {
        throw new IllegalStateException("in memory nothing fails: " + outcome);
      }
      clean.records().forEach(record -> read(record, event -> tally.add(event, batch.leaves())));
      clean.clear();
    }
    return tally;
  }

  private static void read(DeliveredRecord record, Consumer<CleanEvent> events) {
    if (!(CleanEnvelopeCodec.decode(record.bytes())
        instanceof Decoded.Complete<CleanEnvelope>(CleanEnvelope envelope))) {
      throw new IllegalStateException("the processor wrote what it cannot read");
    }
    for (Verdict verdict : envelope.verdicts()) {
      if (!(verdict instanceof Verdict.Fresh(var _, CleanEvent event))) {
        throw new IllegalStateException("every event is new and well: " + verdict);
      }
      events.accept(event);
    }
  }
}
