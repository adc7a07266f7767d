package io.trackway.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.trackway.local.mapping.BatchSettings;
import io.trackway.local.mapping.FailureSettings;
import io.trackway.local.mapping.StartingPosition;
import io.trackway.local.template.FunctionResource.Limits;
import io.trackway.local.template.HttpApiResource.CrossOrigin;
import io.trackway.local.template.StreamResource.Capacity;
import io.trackway.local.template.Trigger.Faults;
import io.trackway.local.template.Trigger.HttpRoute;
import io.trackway.local.template.Trigger.StreamRecords;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The template that is deployed. */
class RealTemplateTest {

  private static Template read(Map<String, String> more) throws IOException {
    Map<String, String> parameters = new HashMap<>();
    parameters.put("WarehouseWorkgroup", "analytics");
    parameters.putAll(more);
    return new TemplateReader(new Place("us-east-1", "000000000000", "trackway"))
        .read(Path.of(System.getProperty("trackway.root"), "template.yaml"), parameters);
  }

  private static SecretResource secret(String logicalId) throws IOException {
    return read(Map.of()).secrets().stream()
        .filter(secret -> secret.logicalId().equals(logicalId))
        .findFirst()
        .orElseThrow();
  }

  private static FunctionResource function(Template template, String logicalId) {
    return template.functions().stream()
        .filter(it -> it.logicalId().equals(logicalId))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void functions_haveWhatGlobalsSayToo() throws IOException {
    Template template = read(Map.of());

    assertThat(template.functions())
        .extracting(FunctionResource::logicalId)
        .containsExactly(
            "IngestFunction",
            "ProcessorFunction",
            "ReplayFunction",
            "LoaderFunction",
            "ProfileFunction",
            "SegmentReviewFunction",
            "StatusFunction",
            "QueryFunction",
            "MigrationFunction");
    FunctionResource ingest = function(template, "IngestFunction");
    assertThat(ingest.code().module()).isEqualTo("ingest-function");
    assertThat(ingest.code().runtime()).isEqualTo("java25");
    assertThat(ingest.limits()).isEqualTo(new Limits(20, 1024));
    assertThat(ingest.environment())
        .containsEntry("EVENTS_STREAM", "trackway-EventsStream")
        .hasEntrySatisfying(
            "WRITE_KEYS_SECRET",
            arn ->
                assertThat(arn)
                    .startsWith(
                        "arn:aws:secretsmanager:us-east-1:000000000000:secret:"
                            + "trackway-WriteKeysSecret-"))
        .containsEntry("JAVA_TOOL_OPTIONS", "-XX:+UseSerialGC");
    assertThat(ingest.triggers())
        .containsExactly(
            new HttpRoute("Submit", "HttpApi", "POST /v1/events"),
            new HttpRoute("SnowplowPost", "HttpApi", "POST /com.snowplowanalytics.snowplow/tp2"),
            new HttpRoute(
                "SnowplowPostSlash", "HttpApi", "POST /com.snowplowanalytics.snowplow/tp2/"),
            new HttpRoute("SnowplowGet", "HttpApi", "GET /com.snowplowanalytics.snowplow/tp2"),
            new HttpRoute("SnowplowPixel", "HttpApi", "GET /i"),
            new HttpRoute("SnowplowOldPixel", "HttpApi", "GET /ice.png"),
            new HttpRoute("Health", "HttpApi", "GET /health"),
            new HttpRoute("Robots", "HttpApi", "GET /robots.txt"),
            new HttpRoute("SegmentSubmit", "HttpApi", "POST /v1/{proxy+}"),
            new HttpRoute("SegmentPixel", "HttpApi", "GET /v1/pixel/{method}"),
            new HttpRoute("SegmentSettings", "HttpApi", "GET /v1/projects/{key}/settings"));
  }

  @Test
  void questions_haveTheirRoutes() throws IOException {
    Template template = read(Map.of());

    assertThat(function(template, "StatusFunction").triggers())
        .containsExactly(new HttpRoute("Ask", "HttpApi", "GET /v1/events/{id+}"));
    assertThat(function(template, "QueryFunction").triggers())
        .containsExactly(
            new HttpRoute("User", "HttpApi", "GET /v1/users/{id+}"),
            new HttpRoute("Funnels", "HttpApi", "GET /v1/funnels"),
            new HttpRoute("Funnel", "HttpApi", "GET /v1/funnels/{name}"),
            new HttpRoute("Segments", "HttpApi", "GET /v1/segments"),
            new HttpRoute("Segment", "HttpApi", "GET /v1/segments/{name}"),
            new HttpRoute("Stats", "HttpApi", "GET /v1/stats"));
  }

  @Test
  void mappings_haveEverySetting() throws IOException {
    assertThat(
            function(read(Map.of("ProcessorWindowSeconds", "2")), "ProcessorFunction").triggers())
        .containsExactly(
            new StreamRecords(
                "Received",
                "EventsStream",
                StartingPosition.TRIM_HORIZON,
                new BatchSettings(500, 2, 1),
                new Faults(
                    new FailureSettings(1000, 72_000, true, true), Optional.of("FailureBucket"))));
    assertThat(function(read(Map.of()), "ProfileFunction").triggers())
        .containsExactly(
            new StreamRecords(
                "Cleaned",
                "CleanStream",
                StartingPosition.TRIM_HORIZON,
                new BatchSettings(500, 1, 1),
                new Faults(
                    new FailureSettings(1000, 72_000, true, true), Optional.of("FailureBucket"))));
  }

  @Test
  void streamsTablesAndApi_areRead() throws IOException {
    Template template = read(Map.of("AllowedOrigins", "https://a.example,https://b.example"));

    assertThat(template.streams())
        .extracting(StreamResource::logicalId, StreamResource::capacity)
        .containsExactly(
            tuple("EventsStream", new Capacity.Provisioned(1)),
            tuple("CleanStream", new Capacity.Provisioned(1)));
    assertThat(template.stream("CleanStream").encryptionKeyId()).contains("alias/aws/kinesis");
    assertThat(template.table("Ledger").timeToLiveAttribute()).contains("expires");
    assertThat(template.table("LiveState"))
        .isEqualTo(
            new TableResource(
                "LiveState",
                "trackway-LiveState",
                List.of(
                    new TableResource.Key("group", "S", TableResource.Role.HASH),
                    new TableResource.Key("name", "S", TableResource.Role.RANGE)),
                Optional.of("expires")));
    assertThat(template.buckets()).extracting(BucketResource::name).hasSize(1);
    assertThat(template.httpApis().getFirst().crossOrigin().orElseThrow().allowOrigins())
        .isEqualTo(List.of("https://a.example", "https://b.example"));
  }

  @Test
  void cors_letsEveryPageSend_withCredentials() throws IOException {
    CrossOrigin cors = read(Map.of()).httpApis().getFirst().crossOrigin().orElseThrow();

    assertThat(cors.allowOrigins()).containsExactly("https://*", "http://*");
    assertThat(cors.browser().allowCredentials()).isTrue();
    assertThat(cors.exposeHeaders()).containsExactly("retry-after");
    assertThatThrownBy(() -> read(Map.of("AllowedOrigins", "*")))
        .hasMessageContaining("must each begin with https:// or http://");
  }

  @Test
  void writeKeys_areInASecretOfTheStack_withAFirstKey() throws IOException {
    assertThat(secret("WriteKeysSecret").value().text(new Random(1)))
        .hasValueSatisfying(text -> assertThat(text).matches("\\{\"web\":\"[A-Za-z0-9]{32}\"}"));
  }

  /** A write key stands in web pages, and must not read who users are. */
  @Test
  void readKeys_areInAnotherSecret_whichOnlyTheQueryFunctionReads() throws IOException {
    assertThat(secret("ReadKeysSecret").value().text(new Random(1)))
        .hasValueSatisfying(text -> assertThat(text).matches("\\{\"team\":\"[A-Za-z0-9]{32}\"}"));
    assertThat(read(Map.of()).functions())
        .filteredOn(function -> function.environment().containsKey("READ_KEYS_SECRET"))
        .extracting(FunctionResource::logicalId)
        .containsExactly("QueryFunction");
    assertThat(function(read(Map.of()), "QueryFunction").environment())
        .doesNotContainKey("WRITE_KEYS_SECRET");
  }

  @Test
  void writeKeys_mayBeInAnotherSecret() throws IOException {
    String arn = "arn:aws:secretsmanager:eu-west-1:111111111111:secret:keys-AbCdEf";
    Template template = read(Map.of("WriteKeysSecretArn", arn));

    assertThat(template.secrets())
        .extracting(SecretResource::logicalId)
        .doesNotContain("WriteKeysSecret");
    assertThat(function(template, "IngestFunction").environment())
        .containsEntry("WRITE_KEYS_SECRET", arn);
    assertThat(template.outputs().get("WriteKeys")).contains("--secret-id " + arn);
  }

  @Test
  void copy_hasABucketForItsFiles() throws IOException {
    assertThat(function(read(Map.of()), "LoaderFunction").environment())
        .containsEntry("LOAD_BUCKET", "");
    Template copying = read(Map.of("LoadMethod", "copy"));
    assertThat(copying.bucket("LoadBucket").name()).isEqualTo("trackway-loadbucket");
    assertThat(function(copying, "LoaderFunction").environment())
        .containsEntry("LOAD_BUCKET", "trackway-loadbucket")
        .containsEntry("COPY_ROLE", "default");
  }

  @Test
  void segmentEvents_areSentWhereTheyAreAskedFor() throws IOException {
    for (String announcing : List.of("ProfileFunction", "SegmentReviewFunction")) {
      assertThat(function(read(Map.of()), announcing).environment())
          .containsEntry("LIVE_TABLE", "trackway-LiveState")
          .containsEntry("EVENTS_STREAM", "");
      assertThat(function(read(Map.of("SegmentEvents", "send")), announcing).environment())
          .containsEntry("EVENTS_STREAM", "trackway-EventsStream")
          .containsEntry("LANES", "16");
    }
  }

  @Test
  void onDemand_hasNoShards() throws IOException {
    assertThat(read(Map.of("StreamMode", "ON_DEMAND")).stream("EventsStream").capacity())
        .isEqualTo(new Capacity.OnDemand());
  }

  @Test
  void customResource_namesItsFunction() throws IOException {
    CustomResource schema = read(Map.of()).customResources().getFirst();

    assertThat(schema.functionId()).isEqualTo("MigrationFunction");
    assertThat(schema.type()).isEqualTo("Custom::WarehouseSchema");
    assertThat(schema.properties()).containsKeys("ServiceToken", "SchemaVersion");
  }

  @Test
  void outputs_areWorkedOut() throws IOException {
    assertThat(read(Map.of()).outputs())
        .containsEntry("EventsStream", "trackway-EventsStream")
        .containsEntry("Ledger", "trackway-Ledger");
  }

  @Test
  void parametersThatContradict_areRefused() {
    assertThatThrownBy(() -> read(Map.of("WarehouseCluster", "analytics")))
        .hasMessageContaining("Give either WarehouseWorkgroup or WarehouseCluster");
  }
}
