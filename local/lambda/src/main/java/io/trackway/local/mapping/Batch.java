package io.trackway.local.mapping;

import io.trackway.local.host.Payload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Records of one shard that are handed to the function together, in order; never empty. */
record Batch(List<ShardRecord> records) {

  private static final byte[] OPENING = "{\"Records\":[".getBytes(StandardCharsets.UTF_8);
  private static final byte[] CLOSING = "]}".getBytes(StandardCharsets.UTF_8);

  /** What an event with no record takes. */
  static final int EMPTY_EVENT_BYTES = OPENING.length + CLOSING.length;

  Batch {
    records = List.copyOf(records);
    if (records.isEmpty()) {
      throw new IllegalArgumentException("a batch has at least one record");
    }
  }

  /** How much an event grows by a record. */
  static int bytesIn(ShardRecord record, boolean first) {
    return record.json().size() + (first ? 0 : 1);
  }

  Payload event() {
    ByteArrayOutputStream event = new ByteArrayOutputStream();
    try {
      event.write(OPENING);
      for (int i = 0; i < records.size(); i++) {
        if (i > 0) {
          event.write(',');
        }
        records.get(i).json().writeTo(event);
      }
      event.write(CLOSING);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return Payload.of(event.toByteArray());
  }

  int size() {
    return records.size();
  }

  Batch from(int index) {
    return new Batch(records.subList(index, records.size()));
  }

  Batch until(int index) {
    return new Batch(records.subList(0, index));
  }
}
