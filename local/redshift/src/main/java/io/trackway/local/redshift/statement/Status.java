package io.trackway.local.redshift.statement;

/** Where a statement is on its way; the last three are ends. */
public enum Status {
  SUBMITTED,
  PICKED,
  STARTED,
  FINISHED,
  FAILED,
  ABORTED;

  public boolean isFinal() {
    return compareTo(FINISHED) >= 0;
  }
}
