package io.trackway.load;

/**
 * What one transaction brought, as the table {@code loads} tells it.
 *
 * @param id different for each transaction, also for one that repeats another
 * @param shard of the {@code clean} stream
 * @param firstSequenceNumber of the records that the rows came in
 */
public record Load(
    String id,
    String shard,
    String firstSequenceNumber,
    String lastSequenceNumber,
    StagedRows staged) {

  /** How many rows were staged of each kind, redelivered ones included. */
  public record StagedRows(int events, int rejected, int duplicates) {}
}
