package io.trackway.local.kinesis;

import com.fasterxml.jackson.databind.node.BinaryNode;
import io.trackway.local.kinesis.PutOutcome.Stored;
import io.trackway.local.kinesis.PutOutcome.Throttled;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** One shard: a range of hash keys, its records in order, and its share of throughput. */
final class Shard {
  private static final long NOT_CLOSED = Long.MAX_VALUE;

  private final Identity identity;
  private final Environment environment;
  private final RecordLog log = new RecordLog();
  private final TokenBucket writeBytes;
  private final TokenBucket writeRecords;
  private final TokenBucket readBytes;
  private final TokenBucket readCalls;
  private long lastArrivedMilliseconds;
  private long closedAtMilliseconds = NOT_CLOSED;
  private long closedAtPosition = NOT_CLOSED;

  /** What never changes about a shard. */
  record Identity(
      int index,
      HashRange range,
      List<Integer> parents,
      long createdAtMilliseconds,
      long startPosition) {}

  /** What a reader gets: records, where to go on, how far behind it is, whether that was all. */
  record Page(
      List<StoredRecord> records, long nextPosition, long millisecondsBehind, boolean atEnd) {}

  Shard(Identity identity, Environment environment) {
    this.identity = identity;
    this.environment = environment;
    this.lastArrivedMilliseconds = identity.createdAtMilliseconds();
    long now = environment.nowMilliseconds();
    writeBytes = new TokenBucket(Limits.SHARD_WRITE_BYTES_PER_SECOND, now);
    writeRecords = new TokenBucket(Limits.SHARD_WRITE_RECORDS_PER_SECOND, now);
    readBytes = new TokenBucket(Limits.SHARD_READ_BYTES_PER_SECOND, now);
    readCalls = new TokenBucket(Limits.SHARD_READ_CALLS_PER_SECOND, now);
  }

  static String idOf(int index) {
    return String.format(Locale.ROOT, "shardId-%012d", index);
  }

  Identity identity() {
    return identity;
  }

  int index() {
    return identity.index();
  }

  String id() {
    return idOf(identity.index());
  }

  HashRange range() {
    return identity.range();
  }

  synchronized boolean isOpen() {
    return closedAtMilliseconds == NOT_CLOSED;
  }

  synchronized boolean isClosedBefore(long milliseconds) {
    return closedAtMilliseconds < milliseconds;
  }

  synchronized OptionalLong closedAtPosition() {
    return isOpen() ? OptionalLong.empty() : OptionalLong.of(closedAtPosition);
  }

  synchronized void close() {
    closedAtMilliseconds = environment.nowMilliseconds();
    closedAtPosition = environment.takePosition();
  }

  /** Appends, or says which limit forbids it; the caller has made sure that the shard is open. */
  synchronized PutOutcome append(
      String partitionKey, BinaryNode data, EncryptionType encryptionType) {
    long now = environment.nowMilliseconds();
    long payloadBytes = StoredRecord.payloadBytes(partitionKey, data);
    if (environment.throughputLimits().limitWrites()
        && !(writeBytes.has(payloadBytes, now) && writeRecords.has(1, now))) {
      return new Throttled(rateExceeded());
    }
    if (!environment.heldBytes().hold(payloadBytes + Limits.RECORD_OVERHEAD_BYTES)) {
      return new Throttled(memoryExceeded());
    }
    writeBytes.take(payloadBytes);
    writeRecords.take(1);
    lastArrivedMilliseconds = Math.max(lastArrivedMilliseconds, now);
    long position = environment.takePosition();
    log.add(
        new StoredRecord(position, lastArrivedMilliseconds, partitionKey, data, encryptionType));
    return new Stored(id(), environment.sequenceNumber(identity.index(), position));
  }

  /** Counts one read call, and is false where the shard's read rate forbids it. */
  synchronized boolean admitRead() {
    if (!environment.throughputLimits().limitReads()) {
      return true;
    }
    long now = environment.nowMilliseconds();
    if (!readCalls.has(1, now) || !readBytes.has(1, now)) {
      return false;
    }
    readCalls.take(1);
    return true;
  }

  synchronized Page read(long fromPosition, int limit) {
    List<StoredRecord> records = new ArrayList<>();
    long bytes = 0;
    int index = log.indexAtPosition(fromPosition);
    while (index < log.size() && records.size() < limit) {
      StoredRecord next = log.get(index);
      bytes += next.payloadBytes();
      if (bytes > Limits.GET_RECORDS_BYTES_MAX && !records.isEmpty()) {
        bytes -= next.payloadBytes();
        break;
      }
      records.add(next);
      index++;
    }
    readBytes.take(bytes);
    boolean caughtUp = index == log.size();
    long nextPosition = records.isEmpty() ? fromPosition : records.getLast().position() + 1;
    long behind = caughtUp ? 0 : environment.nowMilliseconds() - arrivalNear(index);
    return new Page(records, nextPosition, Math.max(behind, 0), caughtUp && !isOpen());
  }

  private long arrivalNear(int unreadIndex) {
    return log.get(Math.max(unreadIndex - 1, 0)).arrivedMilliseconds();
  }

  /** The position of the first record that arrived at this time or later, if there is one. */
  synchronized OptionalLong positionAtTime(long milliseconds) {
    int index = log.indexAtTime(milliseconds);
    return index == log.size() ? OptionalLong.empty() : OptionalLong.of(log.get(index).position());
  }

  synchronized void expireBefore(long milliseconds) {
    while (log.size() > 0 && log.get(0).arrivedMilliseconds() < milliseconds) {
      environment.heldBytes().release(log.removeFirst().heldBytes());
    }
  }

  synchronized void discard() {
    expireBefore(Long.MAX_VALUE);
  }

  String rateExceeded() {
    return "Rate exceeded for shard "
        + id()
        + " in stream "
        + environment.streamName()
        + " under account "
        + environment.accountId()
        + ".";
  }

  private String memoryExceeded() {
    return "The local Kinesis server holds the "
        + environment.heldBytes().max()
        + " bytes of records that it may (heldBytesMax); shard "
        + id()
        + " in stream "
        + environment.streamName()
        + " takes more when records expire or streams are deleted.";
  }

  /** What a shard needs from its stream and its server. */
  interface Environment {
    String streamName();

    String accountId();

    long nowMilliseconds();

    long takePosition();

    String sequenceNumber(int shardIndex, long position);

    ThroughputLimits throughputLimits();

    HeldBytes heldBytes();
  }
}
