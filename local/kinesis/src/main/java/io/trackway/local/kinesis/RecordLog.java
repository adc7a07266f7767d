package io.trackway.local.kinesis;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The records of one shard in order: append at one end, expire at the other, search by halving.
 *
 * <p>A ring of references, so that neither end depends on how many records there are.
 */
final class RecordLog {
  private static final int CAPACITY_INITIAL = 64;

  private @Nullable StoredRecord[] ring = new @Nullable StoredRecord[CAPACITY_INITIAL];
  private int head;
  private int size;

  int size() {
    return size;
  }

  StoredRecord get(int index) {
    return Objects.requireNonNull(ring[slot(index)], "no record at this index");
  }

  void add(StoredRecord storedRecord) {
    if (size == ring.length) {
      grow();
    }
    ring[slot(size)] = storedRecord;
    size++;
  }

  StoredRecord removeFirst() {
    StoredRecord first = get(0);
    ring[head] = null;
    head = slot(1);
    size--;
    return first;
  }

  /** The first index whose position is at least the given one; the size where there is none. */
  int indexAtPosition(long position) {
    return firstIndexAtLeast(position, StoredRecord::position);
  }

  /** The first index that arrived at the given time or later; the size where there is none. */
  int indexAtTime(long milliseconds) {
    return firstIndexAtLeast(milliseconds, StoredRecord::arrivedMilliseconds);
  }

  private int firstIndexAtLeast(long wanted, ToLongFunction<StoredRecord> ascending) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ascending.applyAsLong(get(middle)) < wanted) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private int slot(int index) {
    return (head + index) & (ring.length - 1);
  }

  private void grow() {
    @Nullable StoredRecord[] larger = Arrays.copyOfRange(ring, head, head + ring.length * 2);
    System.arraycopy(ring, 0, larger, ring.length - head, head);
    ring = larger;
    head = 0;
  }
}
