package io.trackway.local.kinesis;

/** Every limit of the service that this server enforces, with its unit in its name. */
public final class Limits {
  private static final int KIBIBYTE = 1024;
  private static final int MEBIBYTE = 1024 * KIBIBYTE;

  /** Room for the largest PutRecords call in JSON, where Base64 adds a third. */
  public static final int REQUEST_BODY_BYTES_MAX = 20 * MEBIBYTE;

  public static final int STREAM_NAME_CHARACTERS_MAX = 128;
  public static final int SHARDS_PER_ACCOUNT_MAX = 10_000;
  public static final int ON_DEMAND_SHARDS_INITIAL = 4;
  public static final int TAGS_PER_STREAM_MAX = 50;
  public static final int TAG_KEY_CHARACTERS_MAX = 128;
  public static final int TAG_VALUE_CHARACTERS_MAX = 256;

  public static final int PARTITION_KEY_CHARACTERS_MAX = 256;
  public static final int RECORD_KIBIBYTES_MIN = KIBIBYTE;
  public static final int RECORD_KIBIBYTES_DEFAULT = KIBIBYTE;
  public static final int RECORD_KIBIBYTES_MAX = 10 * KIBIBYTE;
  public static final int PUT_RECORDS_ENTRIES_MAX = 500;
  public static final int PUT_RECORDS_BYTES_MAX = 10 * MEBIBYTE;

  public static final int GET_RECORDS_ENTRIES_MAX = 10_000;
  public static final int GET_RECORDS_BYTES_MAX = 10 * MEBIBYTE;
  public static final int ITERATOR_AGE_MILLISECONDS_MAX = 300_000;
  public static final int NEXT_TOKEN_AGE_MILLISECONDS_MAX = 300_000;

  public static final int SHARD_WRITE_BYTES_PER_SECOND = MEBIBYTE;
  public static final int SHARD_WRITE_RECORDS_PER_SECOND = 1_000;
  public static final int SHARD_READ_BYTES_PER_SECOND = 2 * MEBIBYTE;
  public static final int SHARD_READ_CALLS_PER_SECOND = 5;

  public static final int RETENTION_HOURS_MIN = 24;
  public static final int RETENTION_HOURS_DEFAULT = 24;
  public static final int RETENTION_HOURS_MAX = 8_760;

  public static final int LIST_REQUEST_RESULTS_MAX = 10_000;
  public static final int LIST_SHARDS_RESULTS_MAX = 1_000;
  public static final int DESCRIBE_STREAM_SHARDS_MAX = 100;
  public static final int LIST_STREAMS_RESULTS_DEFAULT = 100;

  /** What one stored record costs in memory beside its data and its partition key. */
  public static final int RECORD_OVERHEAD_BYTES = 128;

  public static final long HELD_BYTES_DEFAULT = 512L * MEBIBYTE;

  private Limits() {}
}
