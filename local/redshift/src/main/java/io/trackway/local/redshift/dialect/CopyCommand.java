package io.trackway.local.redshift.dialect;

import java.util.List;

/**
 * COPY of JSON from S3, of which the engine below knows nothing.
 *
 * @param table as the statement writes it, in quotes where it has them
 * @param columns those to load, or empty for all
 */
public record CopyCommand(String table, List<String> columns, S3Prefix source, Reading reading)
    implements Command {

  /** All objects whose keys begin so. */
  public record S3Prefix(String bucket, String prefix) {}

  /**
   * How the objects are read.
   *
   * @param anyTime whether ISO 8601 and its likes are taken as times, beside the default format
   */
  public record Reading(boolean gzip, boolean anyTime) {}

  public CopyCommand {
    columns = List.copyOf(columns);
  }
}
