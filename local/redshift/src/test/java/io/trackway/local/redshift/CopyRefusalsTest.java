package io.trackway.local.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.SqlParameter;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;

/** What COPY does not load: nothing of it stays, and it is told why. */
@ExtendWith(SharedRedshift.class)
class CopyRefusalsTest {
  private static final int LINE_BYTES_MAX = 4 * 1024 * 1024;

  private static TestRedshift redshift;
  private static Stage stage;

  @BeforeAll
  static void start(TestRedshift shared) {
    redshift = shared;
    stage = new Stage(shared);
  }

  static Stream<Arguments> refusedLines() {
    String long_ = "é".repeat(5);
    return Stream.of(
        arguments("{\"id\":\"1\",\"v\":\"" + long_ + "\"}", "v", 1204),
        arguments("{\"id\":\"1\",\"v\":[\"0123456\"]}", "v", 1204),
        arguments("{\"id\":\"1\",\"at\":\"yesterday\"}", "at", 1206),
        arguments("{\"id\":\"1\",\"at\":1700000000}", "at", 1206),
        arguments("{\"id\":\"1\",\"at\":\"2026-02-30T00:00:00Z\"}", "at", 1206),
        arguments("{\"id\":\"1\",\"ok\":\"maybe\"}", "ok", 1210),
        arguments("{\"id\":\"1\",\"ok\":2}", "ok", 1210),
        arguments("{\"id\":\"1\",\"n\":\"one\"}", "n", 1223),
        arguments("{\"v\":\"no id\"}", "id", 1213),
        arguments("{\"id\":null}", "id", 1213),
        arguments("{\"id\":\"1\"", "", 1216),
        arguments("{\"id\":\"1\",}", "", 1216),
        arguments("{\"id\":\"1\"} x", "", 1216),
        arguments("[\"1\"]", "", 1216),
        arguments("nonsense", "", 1216),
        arguments("{\"id\":\"1\",\"v\":\"\\u0000\"}", "v", 1220),
        arguments("{\"id\":\"1\",\"v\":\"\\ud800\"}", "v", 1220));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusedLines")
  void refusedRow_failsTheTransaction_andIsTold(String line, String column, int code) {
    assertRefused(line.getBytes(StandardCharsets.UTF_8), column, code);
  }

  @Test
  void whatIsNotUtf8_isRefused() {
    byte[] line = "{\"id\":\"1\",\"v\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
    assertRefused(line, "", 1220);
  }

  @Test
  void lineBeyondFourMegabytes_isRefused() {
    byte[] line = new byte[LINE_BYTES_MAX + 1];
    Arrays.fill(line, (byte) ' ');
    assertRefused(line, "", 1216);
  }

  private static void assertRefused(byte[] line, String column, int code) {
    redshift.run(
        "DROP TABLE IF EXISTS strict",
        "CREATE TABLE strict (id varchar(9) NOT NULL, v varchar(9), at timestamptz, ok boolean,"
            + " n int)",
        "INSERT INTO strict VALUES ('kept')");
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.writeBytes("{\"id\":\"first\"}\n".getBytes(StandardCharsets.UTF_8));
    text.writeBytes(line);
    String key = "refused/" + System.nanoTime();
    stage.putBytes(key, Stage.zipped(text.toByteArray()));

    DescribeStatementResponse end =
        redshift.ended(TestRedshift.batch("DELETE FROM strict", Stage.copy("public.strict", key)));

    assertThat(end.error()).isEqualTo("Query #2 failed with " + Stage.failed("strict"));
    assertThat(redshift.value("SELECT id FROM strict")).isEqualTo("kept");
    assertThat(
            redshift
                .rows(
                    "SELECT column_name, error_code, line_number FROM sys_load_error_detail"
                        + " WHERE file_name = 's3://%s/%s'".formatted(TestRedshift.BUCKET, key))
                .stream()
                .map(row -> row.stream().map(TestRedshift::text).collect(Collectors.joining(" "))))
        .containsExactly("%s %d 2".formatted(column, code));
  }

  @Test
  void lengths_areBytes_asForAnInsert() {
    redshift.run("CREATE TABLE measured (v varchar(4))");
    stage.put("bytes/fits", "{\"v\":\"éé\"}");
    stage.put("bytes/over", "{\"v\":\"éé!\"}");
    redshift.run(Stage.copy("measured", "bytes/fits"));
    assertThat(redshift.error(Stage.copy("measured", "bytes/over")))
        .isEqualTo(Stage.failed("measured"));
    assertThat(redshift.error("INSERT INTO measured VALUES ('éé!')"))
        .isEqualTo("ERROR: value too long for type character varying(4)");
    redshift.run("INSERT INTO measured VALUES ('éé')");
    assertThat(stage.column("SELECT v FROM measured")).containsExactly("éé", "éé");
  }

  @Test
  void brokenGzip_fails() {
    redshift.run("CREATE TABLE packed (id int)");
    byte[] whole = Stage.zipped("{\"id\":1}\n".repeat(1_000).getBytes(StandardCharsets.UTF_8));
    byte[] changed = whole.clone();
    changed[whole.length / 2] ^= 0x55;
    stage.putBytes("broken/cut", Arrays.copyOf(whole, whole.length - 9));
    stage.putBytes("broken/changed", changed);
    stage.putBytes("broken/plain", "{\"id\":1}".getBytes(StandardCharsets.UTF_8));
    for (String key : List.of("broken/cut", "broken/changed", "broken/plain")) {
      assertThat(redshift.error(Stage.copy("packed", key)))
          .isEqualTo(
              "ERROR: failed to inflate: invalid or incomplete deflate data in s3://%s/%s"
                  .formatted(TestRedshift.BUCKET, key));
    }
    assertThat(redshift.value("SELECT count(*) FROM packed")).isEqualTo("0");
  }

  @Test
  void defaultTimeFormat_takesNoIsoTime() {
    redshift.run("CREATE TABLE timed (at timestamptz)");
    stage.put("time/default", "{\"at\":\"2026-01-02 03:04:05+00\"}");
    stage.put("time/iso", "{\"at\":\"2026-01-02T03:04:05Z\"}");
    redshift.run(Stage.copy("timed", "time/default").replace("TIMEFORMAT 'auto'", ""));
    assertThat(redshift.error(Stage.copy("timed", "time/iso").replace("TIMEFORMAT 'auto'", "")))
        .isEqualTo(Stage.failed("timed"));
  }

  @Test
  void missingBucket_isAnErrorOfS3() {
    redshift.run("CREATE TABLE astray (id int)");
    assertThat(redshift.error(Stage.copy("astray", "x").replace("/stage/", "/nowhere/")))
        .startsWith("ERROR: S3ServiceException:")
        .contains("Status 404");
  }

  @Test
  void parameters_areNotTaken() {
    redshift.run("CREATE TABLE parameterized (id int)");
    SqlParameter path = SqlParameter.builder().name("path").value("s3://stage/x").build();
    DescribeStatementResponse end =
        redshift.ended(
            TestRedshift.execute("COPY parameterized FROM :path IAM_ROLE DEFAULT JSON")
                .parameters(List.of(path)));
    assertThat(end.error()).isEqualTo("ERROR: syntax error at or near \":path\"");
  }

  @Test
  void failedCopy_leavesItsConnectionUsable() {
    redshift.run("CREATE TABLE resumed (id int)");
    stage.put("resume/bad", "{\"id\":\"x\"}");
    stage.put("resume/good", "{\"id\":1}");
    for (int times = 0; times < 20; times++) {
      redshift.error(Stage.copy("resumed", "resume/bad"));
    }
    redshift.run(Stage.copy("resumed", "resume/good"));
    assertThat(redshift.value("SELECT count(*) FROM resumed")).isEqualTo("1");
  }

  @Test
  void waitingCopy_canBeCancelled() throws SQLException {
    redshift.run("CREATE TABLE awaited (id int)");
    stage.put("cancel", "{\"id\":1}");
    try (Gate gate = Gate.closed(redshift, "awaited", "ACCESS EXCLUSIVE")) {
      String copy = Stage.copy("awaited", "cancel");
      String id = redshift.client().executeStatement(TestRedshift.execute(copy).build()).id();
      gate.awaitWaiting(1);
      redshift.client().cancelStatement(it -> it.id(id));
      assertThat(redshift.described(id).status()).isEqualTo(StatusString.ABORTED);
    }
    assertThat(redshift.value("SELECT count(*) FROM awaited")).isEqualTo("0");
  }
}
