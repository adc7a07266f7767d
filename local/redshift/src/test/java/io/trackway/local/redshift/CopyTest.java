package io.trackway.local.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.SubStatementData;

/** COPY from a real S3 server, by statements such as a loader sends. */
@ExtendWith(SharedRedshift.class)
class CopyTest {
  private static TestRedshift redshift;
  private static Stage stage;

  @BeforeAll
  static void start(TestRedshift shared) {
    redshift = shared;
    stage = new Stage(shared);
  }

  @Test
  void stage_isFilledInsideATransaction() {
    redshift.run("CREATE TABLE loaded (id varchar(9), at timestamptz, bot boolean, note varchar)");
    stage.put(
        "whole.json.gz",
        "{\"id\":\"1\",\"at\":\"2026-02-28T23:59:59.123456Z\",\"bot\":true,\"note\":\"a\"}",
        "",
        "{\"note\":null,\"bot\":\"f\",\"id\":2,\"at\":\"2026-03-01 00:00:00+02\"}",
        " {\"id\":\"3\",\"ID\":\"9\",\"other\":{\"id\":4}}\r",
        "{\"id\":\"4\",\"at\":\"\",\"bot\":\"\",\"note\":\"\"}");

    DescribeStatementResponse end =
        redshift.run(
            "CREATE TEMP TABLE event_stage (LIKE loaded)",
            Stage.copy("event_stage", "whole.json.gz"),
            "INSERT INTO loaded SELECT * FROM event_stage");

    assertThat(end.subStatements())
        .extracting(SubStatementData::resultRows)
        .containsExactly(0L, 4L, 4L);
    assertThat(end.subStatements()).extracting(SubStatementData::hasResultSet).doesNotContain(true);
    assertThat(
            stage.column(
                "SELECT id || ' ' || NVL(at::varchar, 'none') || ' ' || NVL(bot::varchar, 'none')"
                    + " || ' ' || NVL(note, 'none') FROM loaded ORDER BY id"))
        .containsExactly(
            "1 2026-02-28 23:59:59.123456+00 true a",
            "2 2026-02-28 22:00:00+00 false none",
            "3 none none none",
            "4 none none ");
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        arguments(
            "\"tab\\t line\\n return\\r back\\\\slash \\\"\"",
            "tab\t line\n return\r back\\slash \""),
        arguments("\"\\\\N\"", "\\N"),
        arguments("\"\\\\.\"", "\\."),
        arguments("\"gr\\u00fc\\u00dfe \ud83d\ude00 \\ud83d\\ude00 \u4e16\"", "grüße 😀 😀 世"),
        arguments("\"\\u0001\\b\\f\"", "\u0001\b\f"),
        arguments("12.50", "12.50"),
        arguments("-1e300", "-1e300"),
        arguments("false", "false"),
        arguments("{\"a\": [1, {\"b\":\"\\n\"}]}", "{\"a\": [1, {\"b\":\"\\n\"}]}"),
        arguments("[ ]", "[ ]"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void value_isLoadedAsText(String json, String expected) {
    redshift.run("DROP TABLE IF EXISTS one_text", "CREATE TABLE one_text (v varchar(100))");
    stage.put("text/one", "{\"v\":" + json + "}");
    redshift.run(Stage.copy("one_text", "text/one"));
    assertThat(redshift.value("SELECT v FROM one_text")).isEqualTo(expected);
  }

  @Test
  void superColumn_takesTheValueItself() {
    redshift.run("CREATE TABLE semi (s super)");
    stage.put("super/1", "{\"s\":{\"a\": 1}}", "{\"s\":\"text\"}", "{\"s\":7}", "{\"s\":null}");
    redshift.run(Stage.copy("semi", "super/"));
    assertThat(stage.column("SELECT JSON_SERIALIZE(s) AS j FROM semi ORDER BY j"))
        .containsExactlyInAnyOrder("{\"a\":1}", "\"text\"", "7", "null");
    assertThat(redshift.value("SELECT count(*) FROM semi WHERE s IS NULL")).isEqualTo("1");
  }

  @Test
  void everyObjectBelowThePrefix_isLoaded() {
    redshift.run("CREATE TABLE prefixed (id int)");
    stage.put("many/a-1", "{\"id\":1}", "{\"id\":2}", "");
    stage.put("many/a-2/x", "{\"id\":3}{\"id\":4}");
    stage.put("many/b", "{\"id\":5}");
    DescribeStatementResponse end = redshift.run(Stage.copy("prefixed", "many/a"));
    assertThat(end.resultRows()).isEqualTo(4);
    assertThat(redshift.value("SELECT sum(id) FROM prefixed")).isEqualTo("10");
  }

  @Test
  void columnList_leavesTheOthersToTheirDefaults() {
    redshift.run(
        "CREATE TABLE chosen (n int IDENTITY(1, 1), a varchar(9), b varchar(9) DEFAULT 'b',"
            + " \"C d\" varchar(9))");
    stage.putBytes(
        "plain", "{\"a\":\"1\",\"b\":\"2\",\"C d\":\"3\"}".getBytes(StandardCharsets.UTF_8));
    redshift.run(
        "COPY public.chosen (\"C d\", A) FROM 's3://%s/plain' REGION 'us-east-1' JSON"
            .concat(" IAM_ROLE DEFAULT;")
            .formatted(TestRedshift.BUCKET));
    assertThat(redshift.value("SELECT n || a || b || \"C d\" FROM chosen")).isEqualTo("11b3");
  }

  @Test
  void manyRows_areAllThere() {
    redshift.run("CREATE TABLE large (id int, v varchar(200))");
    String[] lines =
        IntStream.range(0, 50_000)
            .mapToObj(id -> "{\"id\":%d,\"v\":\"%s\"}".formatted(id, "x".repeat(id % 200)))
            .toArray(String[]::new);
    stage.put("large", lines);
    assertThat(redshift.run(Stage.copy("large", "large")).resultRows()).isEqualTo(50_000);
    assertThat(redshift.value("SELECT count(DISTINCT id) || ' ' || sum(LEN(v)) FROM large"))
        .isEqualTo("50000 4975000");
  }
}
