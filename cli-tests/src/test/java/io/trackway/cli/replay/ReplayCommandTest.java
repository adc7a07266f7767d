package io.trackway.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trackway.event.Action;
import io.trackway.event.Details;
import io.trackway.event.Envelope;
import io.trackway.event.EnvelopeCodec;
import io.trackway.event.Event;
import io.trackway.event.EventKey;
import io.trackway.event.EventTimes;
import io.trackway.event.EventType;
import io.trackway.event.Evidence;
import io.trackway.event.Identity;
import io.trackway.event.Lane;
import io.trackway.event.Origin;
import io.trackway.event.Rejection;
import io.trackway.event.RejectionCode;
import io.trackway.event.RejectionReason;
import io.trackway.event.Source;
import io.trackway.event.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command against a whole stack: real functions, streams, ledger, bucket and warehouse. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayCommandTest {

  private static final Source SOURCE = new Source("web");

  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();
  private ReplayStack stack;

  @BeforeAll
  void start(@TempDir Path directory) throws IOException, InterruptedException {
    stack = new ReplayStack(directory);
  }

  @AfterAll
  void stop() {
    stack.close();
  }

  @Test
  void eventThatThePlanTakesByNow_isOneRow_howeverOftenItIsReplayed() throws InterruptedException {
    Event event = rejected("planned", RejectionCode.PLAN_VIOLATION, "501");

    assertThat(execute("--rejected", "--code", "plan_violation", "--dry-run")).isZero();
    assertThat(out.toString()).containsPattern("1 +plan_violation +yes, judged again");
    assertThat(stack.rows("rejected_events", "planned")).isEqualTo(1);

    assertThat(execute("--rejected", "--code", "plan_violation")).as(err.toString()).isZero();
    assertThat(out.toString()).containsPattern("accepted +1 ");
    stack.awaitRows("events", "planned", 1);
    ReplayRecord again =
        new ReplayRecord(
            new Origin("shardId-000000000000", "501", "1"),
            event.times().receivedAt(),
            EnvelopeCodec.encode(new Envelope(new Lane(0), 1, List.of(event), List.of())));
    for (int replay = 0; replay < 2; replay++) {
      assertThat(stack.invoke("ReplayFunction", ReplayRecord.event(List.of(again))))
          .isInstanceOfSatisfying(
              Functions.Reply.Done.class,
              done -> assertThat(done.answer().path("fresh").asInt()).isEqualTo(1));
    }
    stack.awaitCaughtUp();
    assertThat(stack.rows("events", "planned")).isEqualTo(1);
    assertThat(stack.rows("rejected_events", "planned")).isZero();
    assertThat(stack.rows("duplicate_events", "planned")).isZero();

    assertThat(execute("--rejected", "--code", "plan_violation")).isZero();
    assertThat(out.toString()).contains("Nothing was rejected within 7d.");
  }

  @Test
  void arrivalThatMeetsAnotherOne_isADuplicate() throws IOException, InterruptedException {
    rejected("met", RejectionCode.UNKNOWN_EVENT, "601");
    stack.send("met", "Named met");
    stack.awaitRows("events", "met", 1);

    assertThat(execute("--rejected", "--code", "unknown_event")).isZero();
    assertThat(out.toString()).containsPattern("duplicate +1 ").containsPattern("accepted +0 ");
    stack.awaitCaughtUp();
    assertThat(stack.rows("events", "met")).isEqualTo(1);
    assertThat(stack.rows("duplicate_events", "met") + stack.rows("rejected_events", "met"))
        .isEqualTo(1);
  }

  @Test
  void rowThatTheWarehouseTakesByNow_isLoaded() throws IOException, InterruptedException {
    stack.refuse("refused");
    stack.send("refused", "Refused");
    stack.awaitRows("rejected_events", "refused", 1);

    assertThat(execute("--rejected", "--code", "warehouse_refused")).isEqualTo(ReplayCommand.LEFT);
    assertThat(out.toString()).containsPattern("rejected again +1");

    stack.refuseNothing();
    assertThat(execute("--rejected", "--code", "warehouse_refused")).isZero();
    assertThat(out.toString()).containsPattern("accepted +1 ");
    assertThat(stack.rows("events", "refused")).isEqualTo(1);
    assertThat(stack.rows("rejected_events", "refused")).isZero();
  }

  @Test
  void batchThatWasGivenUp_isOneRowForEachEvent_andIsSetAside()
      throws IOException, InterruptedException {
    stack.keepFromLoading(true);
    stack.send("kept", "Kept");
    await().atMost(ReplayStack.SOON).until(() -> !batches().isEmpty());
    assertThat(execute("--failures")).isEqualTo(ReplayCommand.LEFT);
    assertThat(out.toString()).contains("for LoaderFunction: the function failed: ");
    stack.keepFromLoading(false);
    String key = batches().getFirst();
    String object = "s3://trackway-failurebucket/" + key;

    assertThat(execute("--failures", "--list")).isZero();
    assertThat(out.toString())
        .containsPattern("1 +LoaderFunction +shardId-0+ +0 min +RetryAttemptsExhausted +" + object);

    assertThat(execute(object, "--keep")).isZero();
    assertThat(out.toString()).contains("[1/1] 1 record of", "for LoaderFunction: done");
    assertThat(batches()).containsExactly(key);
    assertThat(execute("--failures")).isZero();
    assertThat(stack.failures()).containsExactly("replayed/" + key);
    assertThat(stack.rows("events", "kept")).isEqualTo(1);
    assertThat(stack.rows("duplicate_events", "kept")).isZero();

    stack.putFailure("aws/other", "no batch");
    assertThat(execute("--failures")).isEqualTo(ReplayCommand.LEFT);
    assertThat(out.toString()).contains("no batch that was given up: aws/other");
  }

  @Test
  void whatCannotComeThrough_isTold() {
    stack.emit(
        new Verdict.Rejected(
            new Origin("shardId-000000000000", "701", "r0"),
            rejection("door", RejectionCode.MISSING_FIELD, "{\"id\": \"door\"}")));
    stack.awaitRows("rejected_events", "door", 1);

    assertThat(execute("--rejected", "--code", "missing_field")).isZero();
    assertThat(out.toString())
        .containsPattern("1 +missing_field +no, it would be refused again")
        .contains("1 cannot come through as they are: write them out with trackway rejected")
        .doesNotContain("replayed");
  }

  @Test
  void mistakes_areNamed() {
    assertThat(execute()).isEqualTo(2);
    assertThat(err.toString()).contains("Give one of s3://BUCKET/KEY, --failures and --rejected");
    assertThat(execute("s3:/bucket")).isEqualTo(2);
    assertThat(err.toString()).contains("is not s3://BUCKET/KEY");
    assertThat(execute("--rejected", "--keep")).isEqualTo(2);
    assertThat(err.toString()).contains("--rejected has --dry-run");
  }

  private List<String> batches() {
    return stack.failures().stream().filter(it -> it.startsWith("aws/lambda/")).toList();
  }

  /** An event that was rejected with that code, and is a row by now. */
  private Event rejected(String id, RejectionCode code, String sequenceNumber) {
    Event event =
        new Event(
            new EventKey(SOURCE, id),
            new Action(EventType.TRACK, "Named " + id),
            Identity.NOBODY,
            new EventTimes(Instant.now(), null, null),
            Details.NONE);
    stack.emit(
        new Verdict.Rejected(
            new Origin("shardId-000000000000", sequenceNumber, "1"),
            rejection(id, code, EnvelopeCodec.text(event))));
    stack.awaitRows("rejected_events", id, 1);
    return event;
  }

  private static Rejection rejection(String id, RejectionCode code, String payload) {
    return new Rejection(
        SOURCE, id, new RejectionReason(code, "not planned"), Evidence.of(payload), Instant.now());
  }

  private int execute(String... options) {
    out = new StringWriter();
    err = new StringWriter();
    String[] arguments =
        Stream.concat(Stream.of("--run-file", stack.runFile()), Stream.of(options))
            .toArray(String[]::new);
    return new CommandLine(new ReplayCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
