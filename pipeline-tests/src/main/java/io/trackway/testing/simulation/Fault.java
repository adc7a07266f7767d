package io.trackway.testing.simulation;

/** Everything that may go wrong in a run, with how often it does at most. */
public enum Fault {
  /** A process ends before or after an effect. */
  CRASH(0.03),
  /** A process stands still before an effect while the world goes on, maybe past its timeout. */
  PAUSE(0.05),
  /** A record or a claim is refused, and nothing is stored. */
  THROTTLE(0.25),
  /** A record or a claim is stored, and its acknowledgement is lost. */
  LOST_ACKNOWLEDGEMENT(0.15),
  /** An answer is lost on its way to the client. */
  LOST_ANSWER(0.2),
  /** The warehouse does nothing. */
  UNAVAILABLE(0.25),
  /** A transaction whose caller is gone goes on alone, and commits later. */
  LINGERING(0.6),
  /** The warehouse commits, and does not say so. */
  LOST_COMMIT(0.15),
  /** The mapping's progress is not written down. */
  LOST_CHECKPOINT(0.25),
  /** The mapping starts again from what is written down. */
  RESTART(0.03),
  /** A shard is split, or merged with its neighbour. */
  RESHARD(0.03),
  /** Hours or days go by. */
  TIME_JUMP(0.03),
  /** A device is not connected for a while. */
  OFFLINE(0.15),
  /** A device's clock is set. */
  CLOCK_SET(0.05),
  /** An event is sent again although it was acknowledged. */
  COPY(0.3),
  /** An id is used again for another event. */
  CONFLICT(0.1),
  /** An event has no id. */
  NO_ID(0.3),
  /** An event has no time. */
  NO_TIME(0.2),
  /** An event is none. */
  GARBAGE(0.2),
  /** A body is none. */
  BROKEN_BODY(0.05),
  /** An event makes an enrichment throw. */
  ENRICHMENT(0.1),
  /** An event is not as the tracking plan wants it. */
  UNPLANNED(0.1),
  /** The warehouse refuses an event's row each time. */
  REFUSED_ROW(0.1),
  /** Somebody else writes to a stream. */
  FOREIGN_RECORD(0.03);

  private final double rateMax;

  Fault(double rateMax) {
    this.rateMax = rateMax;
  }

  double rateMax() {
    return rateMax;
  }
}
