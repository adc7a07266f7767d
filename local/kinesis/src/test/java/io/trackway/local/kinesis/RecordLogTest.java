package io.trackway.local.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BinaryNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** The ring of records against a plain list: any mixture of coming and going. */
class RecordLogTest {
  private static final BinaryNode DATA = BinaryNode.valueOf(new byte[0]);

  @Property(tries = 300)
  void log_isAListThatForgetsItsHead(@ForAll @Size(min = 1, max = 400) List<Boolean> steps) {
    RecordLog log = new RecordLog();
    List<StoredRecord> model = new ArrayList<>();
    int position = 0;
    for (boolean remove : steps) {
      if (remove && !model.isEmpty() && position % 3 == 0) {
        assertThat(log.removeFirst()).isSameAs(model.removeFirst());
      }
      position += 2;
      StoredRecord added =
          new StoredRecord(position, position / 4, "key", DATA, EncryptionType.NONE);
      log.add(added);
      model.add(added);
    }

    assertThat(IntStream.range(0, log.size()).mapToObj(log::get).toList()).isEqualTo(model);
    for (int wanted = -1; wanted <= position + 1; wanted++) {
      int sought = wanted;
      assertThat(log.indexAtPosition(wanted))
          .isEqualTo(model.stream().filter(r -> r.position() < sought).count());
      assertThat(log.indexAtTime(wanted))
          .isEqualTo(model.stream().filter(r -> r.arrivedMilliseconds() < sought).count());
    }
  }
}
