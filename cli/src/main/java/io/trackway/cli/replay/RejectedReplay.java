package io.trackway.cli.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.trackway.cli.replay.Functions.Reply;
import io.trackway.cli.warehouse.Question;
import io.trackway.cli.warehouse.Rejected;
import io.trackway.cli.warehouse.Selection;
import io.trackway.cli.warehouse.Warehouse;
import io.trackway.cli.warehouse.Warehouse.NoAnswerException;
import java.io.PrintWriter;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Sends rejected rows in again, a page after the other, the oldest first. */
final class RejectedReplay {

  private static final int PAGE_ROWS = 1_000;
  private static final int PAGES_MAX = 10_000;

  /** A function that fails so often will fail for the rest too. */
  private static final int FAILURES_MAX = 3;

  private static final Comparator<ReplayRecord> BY_SEQUENCE =
      Comparator.comparing(record -> new BigInteger(record.origin().sequenceNumber()));

  private final Warehouse warehouse;
  private final Functions functions;
  private final Names names;
  private final PrintWriter err;
  private int failures;

  /** What the functions are called. */
  record Names(String processor, String loader) {}

  RejectedReplay(Warehouse warehouse, Functions functions, Names names, PrintWriter err) {
    this.warehouse = warehouse;
    this.functions = functions;
    this.names = names;
    this.err = err;
  }

  /** Replays what is selected, until its end or until a function only fails. */
  ReplayTally run(Selection selection, long expected) throws NoAnswerException {
    ReplayTally tally = ReplayTally.NONE;
    Question.Place place = Question.Place.before(selection.since());
    for (int page = 0; page < PAGES_MAX && !isGivenUp(); page++) {
      List<Rejected> rows =
          warehouse.ask(Question.page(selection, Candidate.codes(), place, PAGE_ROWS)).stream()
              .map(Rejected::of)
              .toList();
      tally = tally.plus(replay(rows));
      if (rows.size() < PAGE_ROWS) {
        break;
      }
      place =
          new Question.Place(
              rows.getLast().arrival().receivedAt(), rows.getLast().arrival().origin());
      err.printf("%,d of %,d rows ...%n", tally.replayed() + tally.unreadable(), expected);
      err.flush();
    }
    return tally;
  }

  /** Whether it ended before it had come to the end. */
  boolean isGivenUp() {
    return failures >= FAILURES_MAX;
  }

  private ReplayTally replay(List<Rejected> rows) throws NoAnswerException {
    List<ReplayRecord> forProcessor = new ArrayList<>();
    List<ReplayRecord> forLoader = new ArrayList<>();
    long unreadable = 0;
    for (Rejected row : rows) {
      switch (Candidate.of(row)) {
        case Candidate.ForProcessor(ReplayRecord record) -> forProcessor.add(record);
        case Candidate.ForLoader(ReplayRecord record) -> forLoader.add(record);
        case Candidate.Unreadable() -> unreadable++;
      }
    }
    return new ReplayTally(0, 0, 0, 0, unreadable).plus(judge(forProcessor)).plus(load(forLoader));
  }

  private ReplayTally judge(List<ReplayRecord> records) {
    ReplayTally tally = ReplayTally.NONE;
    for (List<ReplayRecord> batch : inBatches(records)) {
      Sent sent = send(names.processor(), batch);
      tally =
          tally.plus(
              new ReplayTally(
                  sent.answer().path("fresh").asLong(),
                  sent.answer().path("duplicate").asLong(),
                  sent.answer().path("rejected").asLong(),
                  batch.size() - sent.done().size(),
                  0));
    }
    return tally;
  }

  /** The loader's answer does not say what it had to reject again; the table does. */
  private ReplayTally load(List<ReplayRecord> records) throws NoAnswerException {
    List<ReplayRecord> done = new ArrayList<>();
    for (List<ReplayRecord> batch : inBatches(records)) {
      done.addAll(send(names.loader(), batch).done());
    }
    long rejected = 0;
    if (!done.isEmpty()) {
      Set<String> remaining = remaining(done);
      rejected = done.stream().filter(it -> remaining.contains(it.origin().text())).count();
    }
    return new ReplayTally(
        done.size() - rejected, 0, rejected, (long) records.size() - done.size(), 0);
  }

  private Set<String> remaining(List<ReplayRecord> records) throws NoAnswerException {
    Comparator<Instant> byTime = Comparator.naturalOrder();
    Instant from = records.stream().map(ReplayRecord::receivedAt).min(byTime).orElse(Instant.EPOCH);
    Instant to = records.stream().map(ReplayRecord::receivedAt).max(byTime).orElse(Instant.EPOCH);
    Set<String> origins = new HashSet<>();
    warehouse
        .ask(Question.remaining(Candidate.LOADER_CODE.text(), from, to))
        .forEach(row -> origins.add(row.getFirst()));
    return origins;
  }

  /** What a function is done with, and its answer. */
  private record Sent(List<ReplayRecord> done, JsonNode answer) {}

  private Sent send(String function, List<ReplayRecord> batch) {
    if (isGivenUp()) {
      return new Sent(List.of(), MissingNode.getInstance());
    }
    return switch (functions.invoke(function, ReplayRecord.event(batch))) {
      case Reply.Done(JsonNode answer) -> {
        failures = 0;
        yield new Sent(batch, answer);
      }
      case Reply.FailingFrom(String sequenceNumber, JsonNode answer) -> {
        fail(function + " is still failing from " + sequenceNumber + " on");
        yield new Sent(before(sequenceNumber, batch), answer);
      }
      case Reply.Failed(String message) -> {
        fail(function + ": " + message);
        yield new Sent(List.of(), MissingNode.getInstance());
      }
    };
  }

  private void fail(String message) {
    failures++;
    err.println(message);
    err.flush();
  }

  /** In the order of sequence numbers, by which functions say what must come again. */
  private static List<List<ReplayRecord>> inBatches(List<ReplayRecord> records) {
    return ReplayRecord.batches(records.stream().sorted(BY_SEQUENCE).toList());
  }

  private static List<ReplayRecord> before(String sequenceNumber, List<ReplayRecord> batch) {
    for (int index = 0; index < batch.size(); index++) {
      if (batch.get(index).origin().sequenceNumber().equals(sequenceNumber)) {
        return batch.subList(0, index);
      }
    }
    return List.of();
  }
}
