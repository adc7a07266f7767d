package io.trackway.local.redshift.statement;

import io.trackway.local.redshift.engine.EngineException;
import io.trackway.local.redshift.engine.Outcome;
import io.trackway.local.redshift.engine.Session;
import io.trackway.local.redshift.engine.Sessions;
import io.trackway.local.redshift.statement.Submission.Mode;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Runs submitted statements, each on a thread and in a session of its own. */
public final class Runner implements AutoCloseable {
  /** The slots of a workgroup's queue; the statements beyond them wait as SUBMITTED. */
  private static final int RUNNING_MAX = 50;

  private static final Duration INTERRUPT_AGAIN = Duration.ofMillis(50);
  private static final int INTERRUPTS_MAX = 200;

  private final Sessions sessions;
  private final Semaphore slots = new Semaphore(RUNNING_MAX, true);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public Runner(Sessions sessions) {
    this.sessions = sessions;
  }

  public void start(DataStatement statement) {
    threads.execute(() -> run(statement));
  }

  /** Stops a statement; false if it has come to an end already. */
  public boolean cancel(DataStatement statement) {
    if (!statement.cancel()) {
      return false;
    }
    threads.execute(() -> insist(statement));
    return true;
  }

  private static void insist(DataStatement statement) {
    try {
      for (int times = 0; times < INTERRUPTS_MAX; times++) {
        statement.await(DataStatement.WHOLE, INTERRUPT_AGAIN, Integer.MAX_VALUE);
        if (statement.state().status().isFinal()) {
          return;
        }
        statement.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(DataStatement statement) {
    slots.acquireUninterruptibly();
    long start = System.nanoTime();
    try {
      begin(statement, Status.PICKED);
      try (Session session = sessions.open()) {
        statement.attach(session);
        begin(statement, Status.STARTED);
        runParts(statement, session, start);
      } catch (EngineException e) {
        fail(statement, String.valueOf(e.getMessage()), start);
      }
    } finally {
      slots.release();
    }
  }

  private static void begin(DataStatement statement, Status status) {
    statement.move(DataStatement.WHOLE, state -> state.moved(status, statement.now()));
    statement.move(0, state -> state.moved(status, statement.now()));
  }

  private static void runParts(DataStatement statement, Session session, long start)
      throws EngineException {
    boolean together = statement.submission().mode() == Mode.TRANSACTION;
    if (together) {
      session.begin();
    }
    @Nullable String error = null;
    Progress total = new Progress();
    for (int part = 0; part < statement.submission().sqls().size(); part++) {
      @Nullable String failure = runPart(statement, session, part, total);
      if (failure != null) {
        error = error == null ? named(statement, part, failure) : error;
        if (together || statement.isCancelled()) {
          break;
        }
      }
    }
    if (together && error == null) {
      session.commit();
    } else if (together) {
      session.rollback();
    }
    statement.detach();
    end(statement, error, total, start);
  }

  /** Runs one part and says why it failed, or null. */
  private static @Nullable String runPart(
      DataStatement statement, Session session, int part, Progress total) {
    long start = System.nanoTime();
    statement.move(part, state -> state.moved(Status.STARTED, statement.now()));
    try {
      if (statement.isCancelled()) {
        throw new EngineException(cancelled(statement), new InterruptedException());
      }
      Submission submission = statement.submission();
      Outcome outcome = session.run(submission.sqls().get(part), submission.parameters());
      total.add(outcome);
      long nanos = System.nanoTime() - start;
      statement.move(
          part, state -> state.finished(nanos, outcome.rows(), outcome.table(), statement.now()));
      return null;
    } catch (EngineException e) {
      boolean stopped = statement.isCancelled();
      String error = stopped ? cancelled(statement) : String.valueOf(e.getMessage());
      long nanos = System.nanoTime() - start;
      Status status = stopped ? Status.ABORTED : Status.FAILED;
      statement.move(part, state -> state.failed(status, error, nanos, statement.now()));
      return error;
    }
  }

  private static String cancelled(DataStatement statement) {
    return "ERROR: Query (%d) cancelled on user's request".formatted(statement.processId());
  }

  private static String named(DataStatement statement, int part, String failure) {
    return statement.submission().isBatch()
        ? "Query #%d failed with %s".formatted(part + 1, failure)
        : failure;
  }

  private static void end(
      DataStatement statement, @Nullable String error, Progress total, long start) {
    long nanos = System.nanoTime() - start;
    if (error != null) {
      finishFailed(statement, error, nanos);
      return;
    }
    boolean batch = statement.submission().isBatch();
    StatementState only = statement.state(0);
    statement.move(
        DataStatement.WHOLE,
        state -> state.finished(nanos, total.rows, batch ? null : only.table(), statement.now()));
  }

  /** Ends a statement that found no session, or whose commit failed. */
  private static void fail(DataStatement statement, String error, long start) {
    statement.detach();
    finishFailed(statement, error, System.nanoTime() - start);
  }

  /** Ends the whole, and as ABORTED whatever part of it will not run any more. */
  private static void finishFailed(DataStatement statement, String error, long nanos) {
    for (int part = 0; part < statement.parts().size(); part++) {
      if (!statement.state(part).status().isFinal()) {
        statement.move(part, state -> state.failed(Status.ABORTED, null, 0, statement.now()));
      }
    }
    Status status = statement.isCancelled() ? Status.ABORTED : Status.FAILED;
    statement.move(
        DataStatement.WHOLE, state -> state.failed(status, error, nanos, statement.now()));
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  /** What a batch has done so far. */
  private static final class Progress {
    private long rows;

    void add(Outcome outcome) {
      rows += Math.max(0, outcome.rows());
    }
  }
}
