package io.trackway.local.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.local.crash.CrashStack.Crash;
import io.trackway.local.crash.Fault.Call;
import io.trackway.local.crash.Fault.Moment;
import io.trackway.local.stack.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real processes are killed with SIGKILL between any two steps that matter, while people use the
 * app; afterwards every accepted event is exactly one row, and everything received is accounted
 * for. All share one stack, so each test also finds what those before it left behind.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashTest {

  private static final String INGEST = "IngestFunction";
  private static final String PROCESSOR = "ProcessorFunction";
  private static final String LOADER = "LoaderFunction";

  private CrashStack stack;

  @BeforeAll
  void start(@TempDir Path directory) throws IOException, InterruptedException {
    stack = new CrashStack(Path.of(System.getProperty("trackway.root")), directory);
  }

  @AfterAll
  void stop() {
    stack.close();
  }

  @AfterEach
  void everyEvent_isOneRow() throws InterruptedException {
    stack.requireEveryEventOnce();
  }

  /** One connection: the process that is killed is the one whose call it was. */
  @Test
  void ingest_killedBetweenPutRecordsAndAnswer() throws InterruptedException {
    Call append = new Call("PutRecords", stack.stream("events"));
    stack.killDuring(
        new Crash(INGEST, Service.KINESIS, append, Moment.AFTER_THE_SERVICE, Set.of(2, 20, 50)),
        101,
        1);
    assertThat(stack.retries()).as("requests sent again").isGreaterThanOrEqualTo(3);
  }

  @Test
  void processor_killedAmongItsClaims() throws InterruptedException {
    stack.killDuring(
        new Crash(
            PROCESSOR,
            Service.DYNAMODB,
            new Call("BatchExecuteStatement", stack.ledgerTable()),
            Moment.AFTER_THE_SERVICE,
            Set.of(1, 12, 22)),
        102,
        4);
  }

  @Test
  void processor_killedBetweenClaimAndEmit() throws InterruptedException {
    Call emit = new Call("PutRecords", stack.stream("clean"));
    stack.killDuring(
        new Crash(PROCESSOR, Service.KINESIS, emit, Moment.BEFORE_THE_SERVICE, Set.of(1, 3, 4)),
        103,
        4);
  }

  @Test
  void processor_killedBetweenEmitAndAnswer() throws InterruptedException {
    Call emit = new Call("PutRecords", stack.stream("clean"));
    stack.killDuring(
        new Crash(PROCESSOR, Service.KINESIS, emit, Moment.AFTER_THE_SERVICE, Set.of(1, 3, 4)),
        104,
        4);
  }

  /** The transaction of the dead process goes on, and its batch comes again meanwhile. */
  @Test
  void loader_killedDuringItsStatements() throws InterruptedException {
    Call load = new Call("BatchExecuteStatement", "");
    stack.killDuring(
        new Crash(LOADER, Service.REDSHIFT_DATA, load, Moment.DURING, Set.of(1, 3, 4)), 105, 4);
  }

  @Test
  void loader_killedBetweenCommitAndAnswer() throws InterruptedException {
    Call look = new Call("DescribeStatement", "\"Status\":\"FINISHED\"");
    stack.killDuring(
        new Crash(LOADER, Service.REDSHIFT_DATA, look, Moment.AFTER_THE_SERVICE, Set.of(1, 3, 4)),
        106,
        4);
  }
}
