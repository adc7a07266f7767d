package io.trackway.local.chaos;

import io.trackway.local.faults.FaultKind;
import io.trackway.local.faults.FaultMix;
import io.trackway.local.faults.FaultPlan;
import io.trackway.local.faults.FaultPlan.CallKind;
import io.trackway.local.faults.FaultPlan.Delays;
import io.trackway.local.faults.ServiceErrors;
import io.trackway.local.stack.Service;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** What goes wrong with each service in a run of that many events. */
final class FaultPlans {

  static final CallKind APPEND = new CallKind("PutRecords", "-EventsStream");
  static final CallKind EMIT = new CallKind("PutRecords", "-CleanStream");
  static final CallKind CLAIM = new CallKind("PutItem", "");
  static final CallKind CLAIMS = new CallKind("BatchExecuteStatement", "");
  static final CallKind LOAD = new CallKind("BatchExecuteStatement", "");
  static final CallKind LOOK = new CallKind("DescribeStatement", "");

  private static final Set<FaultKind> OF_PARTS =
      Set.of(FaultKind.PARTS_REFUSED, FaultKind.PARTS_DENIED);
  private static final Set<FaultKind> NONE = Set.of();

  /** Its client waits as long as a statement may take, so no answer is too late for it. */
  private static final Set<FaultKind> OF_REDSHIFT_NEVER =
      Set.of(
          FaultKind.PARTS_REFUSED,
          FaultKind.PARTS_DENIED,
          FaultKind.CALL_TOO_LATE,
          FaultKind.ANSWER_TOO_LATE);

  /** In ten thousand calls; what is not named here stalls its callers for seconds. */
  private static final Map<FaultKind, Integer> SHARES =
      Map.of(
          FaultKind.SLOW, 600,
          FaultKind.THROTTLED, 200,
          FaultKind.FAILED_BEFORE, 80,
          FaultKind.FAILED_AFTER, 80,
          FaultKind.RESET_BEFORE, 80,
          FaultKind.RESET_AFTER, 80,
          FaultKind.ANSWER_CUT, 50,
          FaultKind.PARTS_REFUSED, 200,
          FaultKind.PARTS_DENIED, 100);

  private static final int STALLS_IN_MANY_CALLS = 2;
  private static final int STALLS_IN_FEW_CALLS = 10;

  /** The client of PutRecords waits 5 seconds for an answer. */
  private static final Delays OF_KINESIS =
      new Delays(Duration.ofMillis(200), Duration.ofSeconds(11), Duration.ofSeconds(4));

  /** The client of claims waits 2 seconds. */
  private static final Delays OF_DYNAMODB =
      new Delays(Duration.ofMillis(200), Duration.ofMillis(4_400), Duration.ofSeconds(3));

  private static final Delays OF_REDSHIFT =
      new Delays(Duration.ofMillis(500), Duration.ZERO, Duration.ofSeconds(4));

  private final long seed;
  private final int events;

  FaultPlans(long seed, int events) {
    this.seed = seed;
    this.events = events;
  }

  /** The plans of the services that are to fail. */
  Map<Service, FaultPlan> all() {
    Map<Service, FaultPlan> plans = new EnumMap<>(Service.class);
    plans.put(
        Service.KINESIS,
        new FaultPlan(
            seed,
            ServiceErrors.KINESIS,
            Map.of(
                APPEND, mix(events / 20, STALLS_IN_FEW_CALLS, NONE),
                EMIT, mix(events / 1_500, STALLS_IN_FEW_CALLS, NONE)),
            OF_KINESIS));
    plans.put(
        Service.DYNAMODB,
        new FaultPlan(
            seed,
            ServiceErrors.DYNAMODB,
            Map.of(
                CLAIM, mix(events / 4, STALLS_IN_MANY_CALLS, OF_PARTS),
                CLAIMS, mix(events / 100, STALLS_IN_FEW_CALLS, NONE)),
            OF_DYNAMODB));
    plans.put(
        Service.REDSHIFT_DATA,
        new FaultPlan(
            seed,
            ServiceErrors.REDSHIFT_DATA,
            Map.of(
                LOAD, mix(events / 2_500, STALLS_IN_FEW_CALLS, OF_REDSHIFT_NEVER),
                LOOK, mix(events / 2_500, STALLS_IN_FEW_CALLS, OF_REDSHIFT_NEVER)),
            OF_REDSHIFT));
    return plans;
  }

  /** The cards of a deck that is dealt out several times in a run; it has one of each at least. */
  private static FaultMix mix(int calls, int stalls, Set<FaultKind> without) {
    Map<FaultKind, Integer> faults = new EnumMap<>(FaultKind.class);
    for (FaultKind kind : FaultKind.values()) {
      if (!without.contains(kind)) {
        faults.put(kind, Math.max(1, SHARES.getOrDefault(kind, stalls) * calls / 10_000));
      }
    }
    int sum = faults.values().stream().mapToInt(Integer::intValue).sum();
    return new FaultMix(Math.max(calls, 3 * sum), faults);
  }
}
