package io.trackway.cli.send;

import io.trackway.cli.input.Position;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of lines.
 *
 * @param end the place after the last of them
 * @param accepted how many are stored
 * @param rejected those that are not, in the file's order
 */
record Outcome(Position end, long accepted, List<RejectedLine> rejected) {

  Outcome {
    rejected = List.copyOf(rejected);
  }

  /** With what became of the lines that follow. */
  Outcome and(Outcome next) {
    List<RejectedLine> all = new ArrayList<>(rejected);
    all.addAll(next.rejected);
    return new Outcome(next.end, accepted + next.accepted, all);
  }
}
