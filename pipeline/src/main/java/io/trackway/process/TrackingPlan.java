package io.trackway.process;

import io.trackway.event.Event;
import io.trackway.event.RejectionReason;
import io.trackway.event.Violation;
import java.util.List;

/** What a company has agreed that its events look like. */
@FunctionalInterface
public interface TrackingPlan {

  /** Lets everything through. */
  TrackingPlan NONE = event -> new Judgement.Conforms();

  /** Judges an event as its client sent it; the same event is always judged the same. */
  Judgement judge(Event event);

  /** What the plan says of an event. */
  sealed interface Judgement {

    /** It is as the plan says, or the plan says nothing of it. */
    record Conforms() implements Judgement {}

    /** It is not, and is let through with a note of what is wrong. */
    record Flagged(List<Violation> violations) implements Judgement {
      public Flagged {
        violations = List.copyOf(violations);
      }
    }

    /** It is not, and shall not become an event. */
    record Refused(RejectionReason reason) implements Judgement {}
  }
}
