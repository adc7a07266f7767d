package io.trackway.event;

import java.time.Duration;

/** Every limit of the pipeline in one place, with its unit in its name; tests assert relations. */
public final class Limits {

  /** One event as its client sent it, in UTF-8; Segment's limit. */
  public static final int EVENT_BYTES_MAX = 32 * 1024;

  /** One request body after decompression; Segment's limit of 500 KB. */
  public static final int REQUEST_BYTES_MAX = 500 * 1024;

  /** Events in one request; Segment's limit. */
  public static final int REQUEST_EVENTS_MAX = 2_500;

  /** What the events of one request get from their batch, all of them together. */
  public static final int SHARED_BYTES_MAX = 8 * 1024 * 1024;

  /** Nesting of one event's JSON, the event itself being level one. */
  public static final int EVENT_NESTING_MAX = 64;

  /** Names of fields in one event's JSON, at all levels together. */
  public static final int EVENT_FIELDS_MAX = 2_000;

  /** An event's id; the longest that Segment's SDKs send. */
  public static final int ID_CHARACTERS_MAX = 100;

  /** User, anonymous and event names; a quarter of it is what most clients need. */
  public static final int NAME_CHARACTERS_MAX = 255;

  /** A source's name. */
  public static final int SOURCE_CHARACTERS_MAX = 64;

  /** What is kept of a rejected payload; staged as VARCHAR, whose limit is 65,535 bytes. */
  public static final int REJECTED_PAYLOAD_BYTES_MAX = EVENT_BYTES_MAX;

  /** What is told of an event besides what its client says. */
  public static final int ENRICHMENT_BYTES_MAX = 8 * 1024;

  /** Ways in which one event violates the tracking plan; the first ones are kept. */
  public static final int VIOLATIONS_MAX = 10;

  /** What is wrong in one of these ways, and each of its other parts. */
  public static final int VIOLATION_CHARACTERS_MAX = 255;

  /** A rejection's message. */
  public static final int REJECTION_MESSAGE_CHARACTERS_MAX = 500;

  /** One Kinesis record, partition key included; the default of a stream. */
  public static final int KINESIS_RECORD_BYTES_MAX = 1024 * 1024;

  /** What we put in one record: well below Kinesis's limit, as a record is read in one piece. */
  public static final int ENVELOPE_BYTES_MAX = 640 * 1024;

  /** Records in one PutRecords call. */
  public static final int PUT_RECORDS_ENTRIES_MAX = 500;

  /** One PutRecords call, partition keys included. */
  public static final int PUT_RECORDS_BYTES_MAX = 10 * 1024 * 1024;

  /** A Kinesis partition key. */
  public static final int PARTITION_KEY_CHARACTERS_MAX = 256;

  /** One synchronous Lambda invocation, in either direction. */
  public static final int LAMBDA_PAYLOAD_BYTES_MAX = 6 * 1024 * 1024;

  /** One SQL text through the Redshift Data API, which says 100 KB; the smaller reading of it. */
  public static final int STATEMENT_BYTES_MAX = 100_000;

  /** What a statement that stages rows has before its rows. */
  public static final int STATEMENT_HEADER_BYTES_MAX = 1_000;

  /** SQL statements in one BatchExecuteStatement call. */
  public static final int BATCH_STATEMENTS_MAX = 40;

  /** The rows of one file that is loaded, before compression: what fits well into memory. */
  public static final int COPY_FILE_BYTES_MAX = 16 * 1024 * 1024;

  /** Transactions for one batch, most of them for finding rows that the warehouse refuses. */
  public static final int LOAD_TRANSACTIONS_MAX = 200;

  /** A VARCHAR column of Redshift, which counts bytes. */
  public static final int VARCHAR_BYTES_MAX = 65_535;

  /** The text that JSON_PARSE takes. */
  public static final int JSON_PARSE_BYTES_MAX = 64 * 1024;

  /** Lanes that one deployment may have. */
  public static final int LANES_MAX = 4_096;

  /** Duplicates, and rejections, that the status of an event lists; the rest is counted. */
  public static final int STATUS_ROWS_MAX = 20;

  /** A group or a name under which live state is kept; DynamoDB's limit of a sort key. */
  public static final int LIVE_KEY_BYTES_MAX = 1_024;

  /** Changes of live state that happen together; DynamoDB's limit of a transaction. */
  public static final int SETTLEMENT_CHANGES_MAX = 100;

  /** Funnels, and segments, that one deployment may declare. */
  public static final int FUNNELS_MAX = 20;

  /** Steps of one funnel. */
  public static final int FUNNEL_STEPS_MAX = 8;

  /** How long an event id is remembered; SDKs keep unsent events on a device for days. */
  public static final Duration DEDUPE_WINDOW = Duration.ofDays(7);

  private Limits() {}
}
