package io.trackway.local.faults;

import io.trackway.local.faults.FaultPlan.CallKind;
import io.trackway.local.faults.FaultPlan.Delays;
import java.time.Duration;
import java.util.Map;

/** Plans for tests. */
final class Faults {

  /** Short, and its half well above {@link #PATIENCE}. */
  static final Duration LATE = Duration.ofSeconds(3);

  static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final Delays DELAYS =
      new Delays(Duration.ofMillis(40), LATE, Duration.ofMinutes(1));

  private Faults() {}

  /** Every call of the operation meets the fault. */
  static RandomFaults always(ServiceErrors errors, String operation, FaultKind fault) {
    FaultMix mix = new FaultMix(1, Map.of(fault, 1));
    return new RandomFaults(
        new FaultPlan(7, errors, Map.of(new CallKind(operation, ""), mix), DELAYS));
  }

  static FaultPlan plan(long seed, CallKind call, FaultMix mix) {
    return new FaultPlan(seed, ServiceErrors.KINESIS, Map.of(call, mix), DELAYS);
  }
}
