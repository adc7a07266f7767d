package io.trackway.local.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Sequence numbers read back what they were made of, and grow with the position alone. */
class SequenceNumberTest {
  private static final long YEAR_2026 = 1_772_366_400L;

  @Property
  void text_isReadBack(
      @ForAll @IntRange(max = Integer.MAX_VALUE) int shard, @ForAll @LongRange(min = 0) long at) {
    SequenceNumber number = new SequenceNumber(YEAR_2026, shard, at);

    assertThat(SequenceNumber.parse(number.text())).contains(number);
    assertThat(number.text()).matches("49\\d{54}");
  }

  @Property
  void laterPosition_isALargerNumber_onWhateverShard(
      @ForAll @IntRange(max = Integer.MAX_VALUE) int shard,
      @ForAll @IntRange(max = Integer.MAX_VALUE) int laterShard,
      @ForAll @LongRange(min = 0, max = Long.MAX_VALUE - 1) long at) {
    BigInteger number = new BigInteger(new SequenceNumber(YEAR_2026, shard, at).text());
    BigInteger later = new BigInteger(new SequenceNumber(YEAR_2026, laterShard, at + 1).text());

    assertThat(later).isGreaterThan(number);
  }

  @Test
  void text_isPinned() {
    assertThat(new SequenceNumber(YEAR_2026, 3, 42).text())
        .isEqualTo("49672258771465835560701030492321596679395515749235687474");
  }

  @Test
  void text_thatNoStreamGaveOut_isNothing() {
    assertThat(SequenceNumber.parse("12345")).isEmpty();
    assertThat(SequenceNumber.parse("")).isEmpty();
    assertThat(SequenceNumber.parse("-1")).isEmpty();
    assertThat(SequenceNumber.parse("9".repeat(129))).isEmpty();
  }
}
