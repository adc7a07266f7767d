package io.trackway.local.host;

/** Watches invocations and may kill their processes at exact points: what crash tests need. */
public interface InvocationObserver {

  /** What becomes of the process. */
  enum Decision {
    CONTINUE,
    /** SIGKILL, at once; the invocation counts as crashed. */
    KILL
  }

  /** An invocation is about to be handed to a process, which has not seen it yet. */
  Decision handedOver(InvocationMoment moment);

  /** A process has posted its answer, so its effects are done; nobody has the answer yet. */
  Decision answered(InvocationMoment moment);

  /** Lets everything live. */
  InvocationObserver NONE =
      new InvocationObserver() {
        @Override
        public Decision handedOver(InvocationMoment moment) {
          return Decision.CONTINUE;
        }

        @Override
        public Decision answered(InvocationMoment moment) {
          return Decision.CONTINUE;
        }
      };
}
