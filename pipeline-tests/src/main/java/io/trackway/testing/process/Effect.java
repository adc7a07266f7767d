package io.trackway.testing.process;

import io.trackway.process.Outcome;
import java.util.List;

/** Something that processing a batch did outside of itself, in few enough words to compare. */
public sealed interface Effect {

  /**
   * A claim was answered.
   *
   * @param id of the event
   * @param owner who asked, as {@code sequence:entry}
   * @param answer {@code granted}, {@code unknown}, or {@code held by} and the owner
   */
  record Claimed(String id, String owner, String answer) implements Effect {}

  /**
   * A record was appended to the {@code clean} stream.
   *
   * @param verdicts each as {@code sequence:entry fresh <id>}, {@code sequence:entry duplicate of
   *     <owner>} or {@code sequence:entry rejected <code>}
   */
  record Emitted(int lane, List<String> verdicts) implements Effect {
    public Emitted {
      verdicts = List.copyOf(verdicts);
    }
  }

  /** The process ended at this point, before it could do what it was about to. */
  record Crashed() implements Effect {}

  /** The batch was answered, which moves the checkpoint. */
  record Answered(Outcome outcome) implements Effect {}
}
