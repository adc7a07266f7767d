package io.trackway.local.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.trackway.local.mapping.DiscardedBatch.Condition;
import io.trackway.local.mapping.DiscardedBatch.LastInvocation;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The documented form of an S3 on-failure object. */
class DiscardedBatchTest {

  @Test
  void objectKey_namesMappingShardDayAndSecond() {
    assertThat(discarded(Condition.RETRY_ATTEMPTS_EXHAUSTED).objectKey())
        .matches(
            "aws/lambda/11111111-2222-3333-4444-555555555555/shardId-000000000000/2026/03/01/"
                + "2026-03-01T12\\.00\\.00-[0-9a-f-]{36}");
  }

  @Test
  void document_carriesThePayloadAsAString() throws Exception {
    JsonNode document = document(Condition.RETRY_ATTEMPTS_EXHAUSTED);
    assertThat(document.path("payload").asText()).isEqualTo("{\"Records\":[{\"n\":7},{\"n\":8}]}");
  }

  @Test
  void document_describesTheBatch() throws Exception {
    JsonNode info = document(Condition.RETRY_ATTEMPTS_EXHAUSTED).path("KinesisBatchInfo");
    assertThat(info.toString())
        .isEqualTo(
            """
            {"shardId":"shardId-000000000000",\
            "startSequenceNumber":"7","endSequenceNumber":"8",\
            "approximateArrivalOfFirstRecord":"2026-03-01T12:00:00.250Z",\
            "approximateArrivalOfLastRecord":"2026-03-01T12:00:00.250Z",\
            "batchSize":2,\
            "streamArn":"arn:aws:kinesis:eu-central-1:123456789012:stream/events"}\
            """);
  }

  @Test
  void document_describesTheLastInvocation() throws Exception {
    JsonNode document = document(Condition.RETRY_ATTEMPTS_EXHAUSTED);
    JsonNode request = document.path("requestContext");
    assertThat(request.path("condition").asText()).isEqualTo("RetryAttemptsExhausted");
    assertThat(request.path("approximateInvokeCount").asInt()).isEqualTo(3);
    assertThat(request.path("functionArn").asText())
        .isEqualTo("arn:aws:lambda:eu-central-1:123456789012:function:Processor");
    assertThat(document.path("responseContext").toString())
        .isEqualTo(
            "{\"statusCode\":200,\"executedVersion\":\"$LATEST\",\"functionError\":\"Unhandled\"}");
    assertThat(document.path("version").asText()).isEqualTo("1.0");
    assertThat(document.path("timestamp").asText()).isEqualTo("2026-03-01T12:00:00.250Z");
  }

  @Test
  void document_forRecordsThatAreTooOld_hasNoResponse() throws Exception {
    JsonNode document = document(Condition.RECORD_AGE_EXCEEDED);
    assertThat(document.path("requestContext").path("condition").asText())
        .isEqualTo("RecordAgeExceeded");
    assertThat(document.has("responseContext")).isFalse();
  }

  private static JsonNode document(Condition condition) throws Exception {
    return new JsonMapper().readTree(discarded(condition).document().text());
  }

  private static DiscardedBatch discarded(Condition condition) {
    return new DiscardedBatch(
        Mappings.SHARD,
        Mappings.batch(7, 8),
        condition,
        new LastInvocation(3, Optional.of("Unhandled")),
        Mappings.NOW);
  }
}
