package io.trackway.local.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.Record;

/** The event, byte for byte. */
class ShardRecordTest {

  @Test
  void event_isTheServices() {
    Record kinesis =
        Record.builder()
            .sequenceNumber("49590338271490256608559692538361571095921575989136588898")
            .partitionKey("1")
            .data(SdkBytes.fromUtf8String("Hello, this is a test."))
            .approximateArrivalTimestamp(Instant.ofEpochMilli(1_545_084_650_987L))
            .build();
    assertThat(new Batch(List.of(ShardRecord.of(kinesis, Mappings.SHARD))).event().text())
        .isEqualTo(
            """
            {"Records":[{"kinesis":{"kinesisSchemaVersion":"1.0","partitionKey":"1",\
            "sequenceNumber":"49590338271490256608559692538361571095921575989136588898",\
            "data":"SGVsbG8sIHRoaXMgaXMgYSB0ZXN0Lg==",\
            "approximateArrivalTimestamp":1545084650.987},\
            "eventSource":"aws:kinesis","eventVersion":"1.0",\
            "eventID":"shardId-000000000000:\
            49590338271490256608559692538361571095921575989136588898",\
            "eventName":"aws:kinesis:record",\
            "invokeIdentityArn":"arn:aws:iam::123456789012:role/Processor",\
            "awsRegion":"eu-central-1",\
            "eventSourceARN":"arn:aws:kinesis:eu-central-1:123456789012:stream/events"}]}\
            """);
  }
}
