package io.trackway.kinesis;

import io.trackway.event.Limits;
import io.trackway.stream.StreamRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;

/**
 * The records of one append that are not durable yet, a queue for each partition key.
 *
 * <p>PutRecords promises no order inside a call and lets entries fail singly, so a call takes only
 * the head of each queue, and a queue moves on when its head is durable.
 */
final class PendingRecords {

  /** Room that the call's own framing, field names and base64 in its JSON form may take. */
  private static final int CALL_BYTES_MAX = Limits.PUT_RECORDS_BYTES_MAX * 7 / 10;

  private final List<StreamRecord> records;
  private final int[] attempts;
  private final Map<String, Queue<Integer>> queues = new LinkedHashMap<>();
  private final Set<Integer> missing = new TreeSet<>();

  PendingRecords(List<StreamRecord> records) {
    this.records = List.copyOf(records);
    this.attempts = new int[records.size()];
    for (int index = 0; index < records.size(); index++) {
      String key = records.get(index).partitionKey();
      queues.computeIfAbsent(key, absent -> new ArrayDeque<>()).add(index);
      missing.add(index);
    }
  }

  /** Whether there is anything left to send. */
  boolean isEmpty() {
    return queues.isEmpty();
  }

  /** The indexes of all that is not durable, whether it is still to be sent or given up. */
  Set<Integer> missing() {
    return missing;
  }

  StreamRecord record(int index) {
    return records.get(index);
  }

  /** The indexes of the next call's entries: at most one of each key, within a call's limits. */
  List<Integer> nextCall() {
    List<Integer> call = new ArrayList<>();
    long bytes = 0;
    for (Queue<Integer> queue : queues.values()) {
      int index = queue.element();
      bytes += bytes(records.get(index));
      boolean full = call.size() == Limits.PUT_RECORDS_ENTRIES_MAX || bytes > CALL_BYTES_MAX;
      if (full && !call.isEmpty()) {
        return call;
      }
      call.add(index);
    }
    return call;
  }

  /** Notes that the record is durable. */
  void stored(int index) {
    missing.remove(index);
    String key = records.get(index).partitionKey();
    Queue<Integer> queue = queues.get(key);
    if (queue != null && queue.remove(index) && queue.isEmpty()) {
      queues.remove(key);
    }
  }

  /** Notes that the records failed; a key whose head has had its attempts is given up. */
  void failed(List<Integer> indexes, int attemptsMax) {
    indexes.forEach(index -> attempts[index]++);
    Iterator<Queue<Integer>> heads = queues.values().iterator();
    while (heads.hasNext()) {
      if (attempts[heads.next().element()] >= attemptsMax) {
        heads.remove();
      }
    }
  }

  private static int bytes(StreamRecord record) {
    return record.bytes() + record.partitionKey().getBytes(StandardCharsets.UTF_8).length;
  }
}
