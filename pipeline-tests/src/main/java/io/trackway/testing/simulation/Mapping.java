package io.trackway.testing.simulation;

import io.trackway.stream.DeliveredRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An event source mapping as Lambda documents it for Kinesis, with batch windows, partial batch
 * responses, bisection and an on-failure destination.
 */
final class Mapping {

  /** After which an invocation is given up, whatever it is still doing. */
  static final Duration TIMEOUT = Duration.ofMinutes(1);

  /** Who wants to know how far the mapping is. */
  interface Progress {

    /** The mapping will not deliver these again, but for a restart. */
    void passed(List<DeliveredRecord> records);

    /** These have had all their attempts and lie in the on-failure destination. */
    void parked(List<DeliveredRecord> records);
  }

  /** What an operator may choose. */
  record Settings(int batchSize, Duration window, int attemptsMax) {}

  private final String name;
  private final SimulatedStream stream;
  private final Function function;
  private final Function replaying;
  private final Progress progress;
  private final Fate fate;
  private final Settings settings;
  private final Map<Shard, Lease> leases = new HashMap<>();
  private final Deque<List<DeliveredRecord>> parked = new ArrayDeque<>();
  private int requests;

  /**
   * A mapping that has not read anything yet.
   *
   * @param replaying takes what lies in the on-failure destination when an operator replays it
   */
  Mapping(
      String name,
      SimulatedStream stream,
      Function function,
      Function replaying,
      Progress progress,
      Fate fate) {
    this.name = name;
    this.stream = stream;
    this.function = function;
    this.replaying = replaying;
    this.progress = progress;
    this.fate = fate;
    this.settings =
        new Settings(
            1 + fate.below(fate.oneIn(2) ? 4 : 30),
            fate.upTo(Duration.ofSeconds(20)),
            2 + fate.below(5));
  }

  /** Does the next thing for some shard, if there is anything to do. */
  void act() {
    List<Shard> readable =
        stream.shards().stream()
            .filter(this::isOpenToRead)
            .filter(shard -> !isIdle(lease(shard)))
            .toList();
    if (!readable.isEmpty()) {
      act(lease(fate.pick(readable)));
    }
  }

  /** Starts again from its checkpoints; invocations that are under way go on, unheard. */
  void restart() {
    fate.note(name + ": restarts");
    leases.values().forEach(Lease::restart);
  }

  /** Has what lies longest in the on-failure destination taken again, as it was delivered. */
  void replay() {
    if (!parked.isEmpty()) {
      List<DeliveredRecord> records = parked.removeFirst();
      boolean done = false;
      try {
        done = invoke(replaying, "replays", records) instanceof Reply.Complete;
      } catch (Crash crash) {
        // It is tried again.
      }
      if (!done) {
        parked.addLast(records);
      }
    }
  }

  boolean isIdle() {
    return parked.isEmpty() && stream.shards().stream().allMatch(shard -> isIdle(lease(shard)));
  }

  private static boolean isIdle(Lease lease) {
    return lease.isAtEnd() && lease.checkpoint == lease.done;
  }

  /** Order across resharding: nothing is read before all that is older is done with. */
  private boolean isOpenToRead(Shard shard) {
    return shard.parents.stream()
        .allMatch(parent -> lease(parent).isDrained() && isOpenToRead(parent));
  }

  private Lease lease(Shard shard) {
    return leases.computeIfAbsent(shard, Lease::new);
  }

  private void act(Lease lease) {
    if (lease.invokedAt != null) {
      if (lease.invokedAt.plus(TIMEOUT).isBefore(fate.now())) {
        fate.note("%s: s%d timed out".formatted(name, lease.shard.number));
        lease.invocation++;
        lease.invokedAt = null;
        failed(lease);
      }
    } else if (lease.isAtEnd()) {
      writeDown(lease);
    } else if (!lease.parts.isEmpty() || isBatchReady(lease)) {
      deliver(lease);
    }
  }

  /** Cuts a batch when the window is over or the batch is full. */
  private boolean isBatchReady(Lease lease) {
    int waiting = lease.shard.records.size() - lease.done;
    Instant opened = lease.windowOpenedAt == null ? fate.now() : lease.windowOpenedAt;
    lease.windowOpenedAt = opened;
    if (waiting < settings.batchSize && fate.now().isBefore(opened.plus(settings.window))) {
      return false;
    }
    int size = Math.min(waiting, settings.batchSize);
    lease.parts.add(new Lease.Part(lease.done, lease.done + size, 0));
    lease.windowOpenedAt = null;
    return true;
  }

  private void deliver(Lease lease) {
    List<DeliveredRecord> records = List.copyOf(lease.records(lease.parts.getFirst()));
    int invocation = ++lease.invocation;
    lease.invokedAt = fate.now();
    Runnable consequence;
    try {
      Reply reply = invoke(function, "takes", records);
      consequence = () -> answered(lease, reply);
    } catch (Crash crash) {
      consequence = () -> failed(lease);
    }
    if (lease.invocation == invocation) {
      lease.invokedAt = null;
      consequence.run();
    } else {
      fate.note(name + ": nobody waits for the answer");
    }
  }

  private Reply invoke(Function taking, String verb, List<DeliveredRecord> records) {
    String request = name + "-" + ++requests;
    DeliveredRecord first = records.getFirst();
    fate.note(
        Shard.shortened(
            "%s %s %s:%s to %s"
                .formatted(
                    request,
                    verb,
                    first.shard(),
                    first.sequenceNumber(),
                    records.getLast().sequenceNumber())));
    Reply reply = taking.invoke(request, records);
    fate.note(request + " answers " + reply);
    return reply;
  }

  private void answered(Lease lease, Reply reply) {
    switch (reply) {
      case Reply.Complete() -> {
        Lease.Part part = lease.parts.removeFirst();
        pass(lease, part.to());
      }
      case Reply.ResumeAt(String sequenceNumber) -> resumeAt(lease, sequenceNumber);
    }
  }

  /** What is before the record is done; the rest is one batch that was tried once more. */
  private void resumeAt(Lease lease, String sequenceNumber) {
    Lease.Part part = lease.parts.getFirst();
    int from = part.from();
    while (from < part.to()
        && !lease.shard.records.get(from).sequenceNumber().equals(sequenceNumber)) {
      from++;
    }
    if (from == part.to()) {
      failed(lease);
      return;
    }
    lease.parts.removeFirst();
    pass(lease, from);
    retry(lease, new Lease.Part(from, part.to(), part.attempts() + 1));
  }

  /** A batch is halved, which is no attempt; a single record is tried again. */
  private void failed(Lease lease) {
    Lease.Part part = lease.parts.removeFirst();
    if (part.size() == 1) {
      retry(lease, new Lease.Part(part.from(), part.to(), part.attempts() + 1));
    } else {
      int middle = part.from() + part.size() / 2;
      fate.note("%s: s%d bisected".formatted(name, lease.shard.number));
      lease.parts.addFirst(new Lease.Part(middle, part.to(), part.attempts()));
      lease.parts.addFirst(new Lease.Part(part.from(), middle, part.attempts()));
    }
  }

  private void retry(Lease lease, Lease.Part part) {
    if (part.attempts() < settings.attemptsMax) {
      lease.parts.addFirst(part);
      return;
    }
    List<DeliveredRecord> records = List.copyOf(lease.records(part));
    fate.note("%s: s%d gives up %d records".formatted(name, lease.shard.number, records.size()));
    parked.addLast(records);
    progress.parked(records);
    pass(lease, part.to());
  }

  private void pass(Lease lease, int to) {
    progress.passed(List.copyOf(lease.shard.records.subList(lease.done, to)));
    lease.done = to;
    writeDown(lease);
  }

  private void writeDown(Lease lease) {
    if (lease.checkpoint < lease.done && !fate.strikes(Fault.LOST_CHECKPOINT)) {
      lease.checkpoint = lease.done;
    }
  }
}
