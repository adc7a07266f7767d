package io.trackway.memory;

import io.trackway.stream.DeliveredRecord;
import io.trackway.stream.RecordStream;
import io.trackway.testing.stream.RecordStreamContract;
import java.util.List;

class MemoryStreamTest extends RecordStreamContract {

  private final MemoryStream stream = new MemoryStream(3);

  @Override
  protected RecordStream stream() {
    return stream;
  }

  @Override
  protected List<DeliveredRecord> stored() {
    return stream.records();
  }
}
