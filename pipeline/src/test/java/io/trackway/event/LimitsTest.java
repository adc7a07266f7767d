package io.trackway.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LimitsTest {

  @Test
  void limits_fitIntoOneAnother() {
    assertThat(Limits.EVENT_BYTES_MAX).isLessThan(Limits.REQUEST_BYTES_MAX);
    assertThat(Limits.EVENT_BYTES_MAX).isLessThan(Limits.JSON_PARSE_BYTES_MAX);
    assertThat(Limits.EVENT_BYTES_MAX).isLessThan(Limits.VARCHAR_BYTES_MAX);
    assertThat(Limits.REJECTED_PAYLOAD_BYTES_MAX).isLessThanOrEqualTo(Limits.VARCHAR_BYTES_MAX);
    assertThat(Limits.REJECTED_PAYLOAD_BYTES_MAX * 2).isLessThan(Limits.STATEMENT_BYTES_MAX);
    assertThat(Limits.REQUEST_BYTES_MAX).isLessThan(Limits.ENVELOPE_BYTES_MAX);
    assertThat(Limits.ENVELOPE_BYTES_MAX).isLessThan(Limits.KINESIS_RECORD_BYTES_MAX);
    // A record reaches a function in base64, which is a third larger.
    assertThat(Limits.KINESIS_RECORD_BYTES_MAX * 4 / 3).isLessThan(Limits.LAMBDA_PAYLOAD_BYTES_MAX);
    assertThat(Limits.KINESIS_RECORD_BYTES_MAX).isLessThan(Limits.PUT_RECORDS_BYTES_MAX);
  }
}
