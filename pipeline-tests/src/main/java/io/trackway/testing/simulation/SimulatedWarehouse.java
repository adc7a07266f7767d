package io.trackway.testing.simulation;

import io.trackway.event.Verdict;
import io.trackway.load.LoadCounts;
import io.trackway.load.LoadPlan;
import io.trackway.load.LoadResult;
import io.trackway.load.Statement;
import io.trackway.load.Warehouse;
import io.trackway.memory.MemoryTransaction;
import io.trackway.memory.MemoryWarehouse;
import io.trackway.memory.WarehouseContents;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A warehouse whose transactions overlap: one may stand still between two statements while others
 * run, and one whose caller is gone may go on.
 */
final class SimulatedWarehouse implements Warehouse {

  /** The name of events whose rows are refused. */
  static final String REFUSED_NAME = "Refused by the warehouse";

  private final MemoryWarehouse tables = new MemoryWarehouse();
  private final List<Running> lingering = new ArrayList<>();
  private final Fate fate;
  private final Defect defect;
  private @Nullable Running mutexHolder;
  private int transactions;

  SimulatedWarehouse(Fate fate, Defect defect) {
    this.fate = fate;
    this.defect = defect;
  }

  WarehouseContents contents() {
    return tables.contents();
  }

  @Override
  public LoadResult run(LoadPlan plan, Instant deadline) {
    fate.between("before load");
    if (fate.strikes(Fault.UNAVAILABLE)) {
      fate.note("warehouse: unavailable");
      return new LoadResult.Unavailable("not reached");
    }
    Running running = new Running(defect.statements(plan.statements()));
    try {
      LoadResult result = running.toEnd();
      fate.between("after load");
      return result;
    } catch (Crash crash) {
      running.isAbandoned();
      throw crash;
    }
  }

  /** Lets a transaction whose caller is gone come to its end. */
  void finishLingering() {
    if (!lingering.isEmpty()) {
      Running running = lingering.removeFirst();
      fate.note("warehouse: transaction %d goes on alone".formatted(running.number));
      running.toEndAlone();
    }
  }

  boolean isIdle() {
    return lingering.isEmpty();
  }

  private Optional<String> refusal(Statement statement) {
    boolean refused =
        statement instanceof Statement.StageEvents(List<Verdict.Fresh> rows)
            && rows.stream().anyMatch(row -> isRefused(row));
    return refused ? Optional.of("invalid value") : Optional.empty();
  }

  /** Whether the warehouse refuses the row each time. */
  static boolean isRefused(Verdict.Fresh row) {
    return row.event().event().action().name().equals(REFUSED_NAME);
  }

  /** One transaction, from its first statement on. */
  private final class Running {
    private final int number = ++transactions;
    private final Deque<Statement> statements;
    private @Nullable MemoryTransaction transaction;
    private boolean ended;

    Running(List<Statement> statements) {
      this.statements = new ArrayDeque<>(statements);
    }

    /** Runs it for its caller, who may not learn how it ends. */
    LoadResult toEnd() {
      while (!statements.isEmpty()) {
        fate.between("before a statement");
        Optional<LoadResult> failure = next();
        if (failure.isPresent()) {
          return failure.get();
        }
      }
      boolean lost = fate.strikes(Fault.LOST_COMMIT);
      if (lost && fate.oneIn(2)) {
        fate.note("warehouse: transaction " + number + " takes too long");
        lingering.add(this);
        return new LoadResult.Unavailable("it took too long");
      }
      LoadCounts counts = commit();
      return lost ? new LoadResult.Unavailable("answer lost") : new LoadResult.Loaded(counts);
    }

    /** Runs it for nobody; one that has to wait goes on later. */
    void toEndAlone() {
      while (!statements.isEmpty()) {
        if (statements.getFirst() instanceof Statement.LockMutex && mutexHolder != null) {
          lingering.add(this);
          return;
        }
        if (next().isPresent()) {
          return;
        }
      }
      commit();
    }

    /** Its caller is gone: it is rolled back, unless it was sent and goes on. */
    void isAbandoned() {
      if (ended || lingering.contains(this)) {
        return;
      }
      if (fate.strikes(Fault.LINGERING)) {
        fate.note("warehouse: transaction " + number + " is left alone");
        lingering.add(this);
      } else {
        end("is rolled back");
      }
    }

    private Optional<LoadResult> next() {
      Statement statement = statements.removeFirst();
      if (statement instanceof Statement.LockMutex) {
        if (mutexHolder != null) {
          end("waits for %d in vain".formatted(mutexHolder.number));
          return Optional.of(new LoadResult.Unavailable("another load is running"));
        }
        mutexHolder = this;
        return Optional.empty();
      }
      // What it sees is what is there at its first statement after the lock.
      MemoryTransaction running = transaction == null ? tables.begin() : transaction;
      transaction = running;
      Optional<String> refusal = refusal(statement).or(() -> running.run(statement));
      refusal.ifPresent(message -> end("is refused: " + message));
      return refusal.map(LoadResult.Refused::new);
    }

    private LoadCounts commit() {
      LoadCounts counts = transaction == null ? LoadCounts.NONE : transaction.commit();
      end("commits " + counts);
      return counts;
    }

    private void end(String how) {
      ended = true;
      if (mutexHolder == this) {
        mutexHolder = null;
      }
      fate.note("warehouse: transaction " + number + " " + how);
    }
  }
}
