package io.trackway.testing.simulation;

import io.trackway.event.Limits;
import io.trackway.event.Origin;
import io.trackway.event.Verdict;
import io.trackway.ingest.Ingest;
import io.trackway.load.Loader;
import io.trackway.memory.MemoryLedger;
import io.trackway.memory.MemoryRateLimiter;
import io.trackway.memory.WarehouseContents;
import io.trackway.process.Processor;
import io.trackway.protocol.Protocols;
import io.trackway.stream.DeliveredRecord;
import io.trackway.stream.StreamRecord;
import io.trackway.testing.ingest.Requests;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Everything of a run and how it is wired: the real model over simulated infrastructure. */
final class World {

  private static final int LANES = 4;
  private static final Duration SKEW_FLOOR = Duration.ofMinutes(5);
  private static final Duration REORDER_WINDOW = Duration.ofMinutes(1);
  private static final List<Duration> DEDUPE_WINDOWS_SHORT =
      List.of(Duration.ofSeconds(20), Duration.ofMinutes(5), Duration.ofHours(2));
  private static final Duration STEP_MAX = Duration.ofSeconds(3);
  private static final Duration JUMP_MAX = Duration.ofHours(8);
  private static final int STEPS_MIN = 30;
  private static final int STEPS_MORE = 120;

  /** Far more than it takes when nothing goes wrong. */
  private static final int DRAIN_STEPS_MAX = 3_000;

  private static final Duration DRAIN_STEP = Duration.ofSeconds(5);

  private final Fate fate;
  private final Duration dedupeWindow;
  private final History history = new History();
  private final BatchOrder order = new BatchOrder(history, SKEW_FLOOR, REORDER_WINDOW);
  private final SimulatedStream events;
  private final SimulatedStream clean;
  private final SimulatedWarehouse warehouse;
  private final Clients clients;
  private final Mapping processing;
  private final Mapping loading;
  private final List<Runnable> actors;

  World(long seed, Defect defect) {
    fate = new Fate(seed);
    dedupeWindow =
        fate.oneIn(2)
            ? Limits.DEDUPE_WINDOW
            : fate.upTo(fate.pick(DEDUPE_WINDOWS_SHORT)).plusSeconds(1);
    events = new SimulatedStream("events", fate, history::stored);
    clean = new SimulatedStream("clean", fate, history::emitted);
    warehouse = new SimulatedWarehouse(fate, defect);
    clients =
        new Clients(
            new Ingest(
                new Protocols(),
                new Ingest.Door(Requests.KEYS, new MemoryRateLimiter()),
                defect.events(events),
                LANES),
            history,
            fate);
    Function processor =
        new ProcessorFunction(
            new Processor.Rules(SKEW_FLOOR, REORDER_WINDOW, dedupeWindow),
            new FaultyLedger(defect.ledger(new MemoryLedger()), fate),
            clean,
            order,
            fate,
            defect);
    int rowBytes = fate.oneIn(3) ? 45_000 : 1_000;
    Function loader = new LoaderFunction(new Loader(warehouse, row -> rowBytes), fate);
    processing =
        new Mapping(
            "processor",
            events,
            processor,
            defect.replaysAsNew() ? this::storeAgain : processor,
            new Processed(),
            fate);
    loading = new Mapping("loader", clean, loader, loader, new Loaded(), fate);
    actors =
        List.of(
            clients::act,
            clients::act,
            clients::act,
            processing::act,
            processing::act,
            processing::act,
            loading::act,
            loading::act,
            this::tend);
    fate.meanwhile(this::step);
  }

  Fate fate() {
    return fate;
  }

  History history() {
    return history;
  }

  /** Lives through its faults, comes to its end without them, and checks every promise. */
  WarehouseContents run() {
    int steps = STEPS_MIN + fate.below(STEPS_MORE);
    for (int step = 0; step < steps; step++) {
      step();
    }
    fate.calm();
    drain();
    WarehouseContents contents = warehouse.contents();
    Checks.check(history, contents, !dedupeWindow.equals(Limits.DEDUPE_WINDOW));
    new OrderCheck(history, order, LANES).check();
    return contents;
  }

  private void step() {
    fate.pass(fate.upTo(STEP_MAX));
    fate.pick(actors).run();
  }

  /** What happens to infrastructure now and then. */
  private void tend() {
    warehouse.finishLingering();
    if (fate.oneIn(4)) {
      processing.replay();
      loading.replay();
    }
    for (SimulatedStream stream : List.of(events, clean)) {
      if (fate.strikes(Fault.RESHARD)) {
        stream.reshard();
      }
      if (fate.strikes(Fault.FOREIGN_RECORD)) {
        stream.store(foreignRecord());
      }
    }
    if (fate.strikes(Fault.RESTART)) {
      (fate.oneIn(2) ? processing : loading).restart();
    }
    if (fate.strikes(Fault.TIME_JUMP)) {
      fate.pass(fate.upTo(JUMP_MAX));
    }
  }

  /** What an operator may think of, and must not do: new sequence numbers are new owners. */
  private Reply storeAgain(String request, List<DeliveredRecord> records) {
    records.forEach(record -> events.store(new StreamRecord(record.partitionKey(), record.data())));
    return new Reply.Complete();
  }

  private StreamRecord foreignRecord() {
    String text = fate.oneIn(2) ? "{\"version\":99,\"lane\":0}" : "\u0000 not an envelope";
    return new StreamRecord(
        fate.oneIn(2) ? "foreign" : Integer.toString(fate.below(LANES)),
        ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  private void drain() {
    for (int step = 0; step < DRAIN_STEPS_MAX; step++) {
      fate.pass(DRAIN_STEP);
      clients.sendAll();
      processing.act();
      processing.replay();
      loading.act();
      loading.replay();
      warehouse.finishLingering();
      if (clients.isIdle() && processing.isIdle() && loading.isIdle() && warehouse.isIdle()) {
        return;
      }
    }
    history.breach(Promise.DRAIN, "something is left after " + DRAIN_STEPS_MAX + " steps");
  }

  /** The progress over {@code events}: what is passed has its verdicts on {@code clean}. */
  private final class Processed implements Mapping.Progress {

    @Override
    public void passed(List<DeliveredRecord> records) {
      origins(records)
          .filter(origin -> !history.emitted.contains(origin))
          .filter(origin -> !history.parked.contains(origin))
          .forEach(
              origin -> history.breach(Promise.P3, origin.text() + " is passed without a verdict"));
    }

    @Override
    public void parked(List<DeliveredRecord> records) {
      origins(records).forEach(history.parked::add);
    }

    private Stream<Origin> origins(List<DeliveredRecord> records) {
      return records.stream().flatMap(record -> history.origins(record).stream());
    }
  }

  /** The progress over {@code clean}: what is passed is committed. */
  private final class Loaded implements Mapping.Progress {

    private final Set<Origin> parked = new HashSet<>();

    @Override
    public void passed(List<DeliveredRecord> records) {
      WarehouseContents contents = warehouse.contents();
      Set<Origin> stored = new HashSet<>(parked);
      Stream.of(contents.events(), contents.rejected(), contents.duplicates())
          .flatMap(List::stream)
          .map(Verdict::origin)
          .forEach(stored::add);
      origins(records)
          .filter(origin -> !stored.contains(origin))
          .forEach(
              origin ->
                  history.breach(
                      Promise.P3, origin.text() + " is passed and not in the warehouse"));
    }

    @Override
    public void parked(List<DeliveredRecord> records) {
      origins(records).forEach(parked::add);
    }

    private Stream<Origin> origins(List<DeliveredRecord> records) {
      return records.stream().flatMap(record -> history.cleanOrigins(record).stream());
    }
  }
}
