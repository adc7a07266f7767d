package io.trackway.local.crash;

import io.trackway.local.host.InvocationMoment;
import io.trackway.local.host.InvocationObserver;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Knows which process has which invocation, and kills the one that a function is running in. */
final class Kills implements InvocationObserver {

  private final Map<String, Long> running = new ConcurrentHashMap<>();
  private final List<Long> killed = new CopyOnWriteArrayList<>();

  /** Processes that were killed, in order. */
  List<Long> killed() {
    return List.copyOf(killed);
  }

  /** SIGKILL for the process that was last given an invocation of the function. */
  void kill(String functionName) {
    Long processId = running.get(functionName);
    if (processId == null) {
      throw new IllegalStateException(functionName + " does not run");
    }
    ProcessHandle process =
        ProcessHandle.of(processId)
            .orElseThrow(() -> new IllegalStateException(processId + " is gone already"));
    process.destroyForcibly();
    process.onExit().join();
    killed.add(processId);
  }

  @Override
  public Decision handedOver(InvocationMoment moment) {
    running.put(moment.functionName(), moment.processId());
    return Decision.CONTINUE;
  }

  @Override
  public Decision answered(InvocationMoment moment) {
    return Decision.CONTINUE;
  }
}
