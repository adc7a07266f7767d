package io.trackway.load;

import io.trackway.event.Limits;

/**
 * How wide the warehouse's text columns are, in bytes of UTF-8, which is what Redshift counts: four
 * for each character that {@link Limits} allows.
 */
public final class Columns {

  public static final int EVENT_ID_BYTES_MAX = 4 * Limits.ID_CHARACTERS_MAX;
  public static final int SOURCE_BYTES_MAX = 4 * Limits.SOURCE_CHARACTERS_MAX;
  public static final int NAME_BYTES_MAX = 4 * Limits.NAME_CHARACTERS_MAX;
  public static final int MESSAGE_BYTES_MAX = 4 * Limits.REJECTION_MESSAGE_CHARACTERS_MAX;

  /** JSON and payloads; more would not pass JSON_PARSE. */
  public static final int TEXT_BYTES_MAX = Limits.VARCHAR_BYTES_MAX;

  /** The names of all columns that may be cut, joined by commas. */
  public static final int TRUNCATED_BYTES_MAX = 512;

  /** A shard id and a sequence number of 56 digits take 84. */
  public static final int ORIGIN_BYTES_MAX = 256;

  private Columns() {}
}
