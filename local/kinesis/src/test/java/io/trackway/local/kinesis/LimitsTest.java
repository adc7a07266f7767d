package io.trackway.local.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The limits agree with one another. */
class LimitsTest {
  @Test
  void largestRecord_fitsInOneCallEachWay() {
    int recordBytesMax = Limits.RECORD_KIBIBYTES_MAX * 1_024;

    assertThat(recordBytesMax)
        .isLessThanOrEqualTo(Limits.PUT_RECORDS_BYTES_MAX)
        .isLessThanOrEqualTo(Limits.GET_RECORDS_BYTES_MAX);
    assertThat(Limits.PUT_RECORDS_BYTES_MAX / 3 * 4L).isLessThan(Limits.REQUEST_BODY_BYTES_MAX);
    assertThat((long) recordBytesMax).isLessThan(Limits.HELD_BYTES_DEFAULT);
  }

  @Test
  void oneSecondOfAShard_holdsOneLargeCallOfSmallRecords() {
    assertThat(Limits.PUT_RECORDS_ENTRIES_MAX)
        .isLessThanOrEqualTo(Limits.SHARD_WRITE_RECORDS_PER_SECOND);
    assertThat(Limits.RECORD_KIBIBYTES_DEFAULT * 1_024)
        .isLessThanOrEqualTo(Limits.SHARD_WRITE_BYTES_PER_SECOND);
    assertThat(Limits.RETENTION_HOURS_DEFAULT)
        .isBetween(Limits.RETENTION_HOURS_MIN, Limits.RETENTION_HOURS_MAX);
  }
}
