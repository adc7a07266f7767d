package io.trackway.cli.send;

import io.trackway.cli.input.Position;

/**
 * What is certain at a place in a file: every event before it has its answer.
 *
 * @param tally what became of the events before it
 * @param rejectedFileBytes how much of the file of rejected lines belongs to them
 */
record Checkpoint(Position position, Tally tally, long rejectedFileBytes) {

  /** Nothing sent yet. */
  static final Checkpoint START = new Checkpoint(Position.START, Tally.NONE, 0);
}
