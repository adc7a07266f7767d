package io.trackway.local.faults;

import io.trackway.local.faults.FaultPlan.CallKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what calls met. */
public final class InjectedFaults {

  private final Map<Met, LongAdder> faults = new ConcurrentHashMap<>();
  private final Map<CallKind, LongAdder> calls = new ConcurrentHashMap<>();

  /** A fault of a kind of call. */
  public record Met(CallKind call, FaultKind fault) {}

  void call(CallKind call) {
    calls.computeIfAbsent(call, _ -> new LongAdder()).increment();
  }

  void fault(CallKind call, FaultKind fault) {
    faults.computeIfAbsent(new Met(call, fault), _ -> new LongAdder()).increment();
  }

  /** Calls of that kind until now, whatever became of them. */
  public long calls(CallKind call) {
    LongAdder count = calls.get(call);
    return count == null ? 0 : count.sum();
  }

  /** How many of them met that fault. */
  public long faults(CallKind call, FaultKind fault) {
    LongAdder count = faults.get(new Met(call, fault));
    return count == null ? 0 : count.sum();
  }

  /** All faults until now. */
  public long total() {
    return faults.values().stream().mapToLong(LongAdder::sum).sum();
  }

  /** What the plan has and no call has met, of the kinds of calls that there were. */
  public List<Met> missing(FaultPlan plan) {
    List<Met> missing = new ArrayList<>();
    plan.mixes()
        .forEach(
            (call, mix) -> {
              for (FaultKind fault : mix.faults().keySet()) {
                if (calls(call) > 0 && faults(call, fault) == 0) {
                  missing.add(new Met(call, fault));
                }
              }
            });
    return missing;
  }
}
