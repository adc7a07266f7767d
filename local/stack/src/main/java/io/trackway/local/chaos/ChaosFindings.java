package io.trackway.local.chaos;

import io.trackway.local.demo.check.Books;
import io.trackway.local.demo.check.Contents;
import io.trackway.local.demo.check.Findings;
import io.trackway.local.demo.check.LiveAgreement;
import io.trackway.local.demo.check.Promise;
import io.trackway.local.faults.FaultPlan.CallKind;
import io.trackway.local.faults.InjectedFaults.Met;
import io.trackway.local.stack.LocalStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Everything that is known of a run when it is over. */
public record ChaosFindings(
    Findings day, Books books, Contents contents, LiveAgreement live, Hardness hardness) {

  /**
   * How hard the run was.
   *
   * @param killed processes by function
   * @param discarded records that a mapping gave up
   */
  record Hardness(List<FaultyServices.Calls> calls, Map<String, Integer> killed, long discarded) {

    Hardness {
      calls = List.copyOf(calls);
      killed = Map.copyOf(killed);
    }

    long faults() {
      return calls.stream()
          .map(FaultyServices.Calls::injected)
          .distinct()
          .mapToLong(it -> it.total())
          .sum();
    }

    /** What was planned and did not happen. */
    List<String> missed() {
      List<String> missed = new ArrayList<>();
      for (CallKind needed : List.of(FaultPlans.APPEND, FaultPlans.EMIT, FaultPlans.LOAD)) {
        if (calls.stream().noneMatch(it -> it.kind().equals(needed))) {
          missed.add("no call of " + needed);
        }
      }
      for (FaultyServices.Calls each : calls) {
        for (Met met : each.injected().missing(each.plan())) {
          if (met.call().equals(each.kind())) {
            missed.add(met.fault().text() + " at " + each.kind().operation());
          }
        }
      }
      for (String function : Chaos.FUNCTIONS) {
        if (!killed.containsKey(function)) {
          missed.add("no kill of " + function);
        }
      }
      return missed;
    }
  }

  static long discarded(LocalStack stack) {
    return stack.mappings().stream()
        .flatMap(it -> it.shards().stream())
        .mapToLong(it -> it.counts().discarded())
        .sum();
  }

  /** Each promise of the pipeline, and that the run was one that could have broken them. */
  public List<Promise> promises() {
    List<Promise> promises = new ArrayList<>(day.promises(books));
    promises.add(contents.promise());
    promises.add(live.promise());
    promises.add(
        new Promise(
            "No batch given up",
            hardness.discarded() == 0,
            hardness.discarded() + " records went to the failure bucket"));
    List<String> missed = hardness.missed();
    promises.add(
        new Promise(
            "The run was hard",
            missed.isEmpty(),
            missed.isEmpty()
                ? String.format(
                    Locale.ROOT,
                    "every planned fault of every kind of call, %,d in all, %,d processes killed",
                    hardness.faults(),
                    hardness.killed().values().stream().mapToInt(Integer::intValue).sum())
                : "never happened: " + String.join(", ", missed)));
    return promises;
  }

  /** Whether all of them held. */
  public boolean hold() {
    return promises().stream().allMatch(Promise::holds);
  }
}
