package io.trackway.function.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.Details;
import io.trackway.event.Event;
import io.trackway.event.JsonObject;
import io.trackway.event.Verdict;
import io.trackway.load.Columns;
import io.trackway.load.LoadCounts;
import io.trackway.load.LoadOutcome;
import io.trackway.load.LoadPlan;
import io.trackway.load.LoadResult;
import io.trackway.load.Loader;
import io.trackway.load.Stage;
import io.trackway.load.Statement;
import io.trackway.testing.SampleEvents;
import io.trackway.testing.load.CleanRecords;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

class CopyStagingTest {

  private static final int ROWS = 2_000;
  private static final Statement CREATE = new Statement.CreateStage(Stage.EVENTS);
  private static final Statement INSERT = new Statement.InsertEvents("load.1");

  @BeforeEach
  void emptyWarehouse() throws MigrationException {
    TestWarehouse.empty();
  }

  @Test
  void aLargeBatch_comesInOneFile_whichIsGoneAfterwards() {
    assertThat(load(TestWarehouse.files(), ROWS))
        .isEqualTo(new LoadOutcome.Completed(new LoadCounts(ROWS, ROWS, 0, 0)));
    assertThat(load(TestWarehouse.files(), ROWS))
        .isEqualTo(new LoadOutcome.Completed(new LoadCounts(ROWS, 0, 0, 0)));

    assertThat(TestWarehouse.contents().events()).hasSize(ROWS);
    assertThat(TestWarehouse.contents().loads()).hasSize(2);
    assertThat(TestWarehouse.files().list(CopyStaging.PREFIX)).isEmpty();
  }

  /** It stands in the file as an object, and is never a text in between. */
  @Test
  void jsonInAFile_isAsItWas() {
    String json = "{\"n\":12.50,\"big\":12345678901234567890.123,\"t\":\"\\u00e9\\n\\\\ \\\"'\"}";
    Event event = SampleEvents.event("x");
    Verdict.Fresh row =
        CleanRecords.fresh(
            1,
            new Event(
                event.key(),
                event.action(),
                event.identity(),
                event.times(),
                new Details(new JsonObject(json), new JsonObject("{\"a\":[1,{\"b\":null}]}"))));
    List<Verdict> rows = new ArrayList<>(List.of(row));
    IntStream.range(0, ROWS).forEach(n -> rows.add(CleanRecords.fresh(10 + n, "event-" + n)));

    load(TestWarehouse.files(), rows);

    assertThat(TestWarehouse.contents().events())
        .filteredOn(stored -> stored.event().event().key().id().equals("x"))
        .singleElement()
        .satisfies(
            stored -> {
              Details details = stored.event().event().details();
              assertThat(details.properties().text())
                  .contains("12.50", "12345678901234567890.123", "é\\n\\\\ \\\"'");
              assertThat(details.context().text())
                  .isEqualToIgnoringWhitespace("{\"a\":[1,{\"b\":null}]}");
            });
  }

  @Test
  void aRowThatIsRefused_isFoundAmongThoseOfAFile_withTheEnginesMessage() {
    Verdict.Fresh tooLong =
        CleanRecords.fresh(
            9_999,
            SampleEvents.event(
                "refused", "x".repeat(Columns.NAME_BYTES_MAX + 1), SampleEvents.RECEIVED_AT));
    List<Verdict> rows =
        IntStream.range(0, ROWS)
            .<Verdict>mapToObj(n -> n == 700 ? tooLong : CleanRecords.fresh(n, "event-" + n))
            .toList();

    assertThat(load(TestWarehouse.files(), rows))
        .isEqualTo(new LoadOutcome.Completed(new LoadCounts(ROWS, ROWS - 1, 0, 1)));
    assertThat(TestWarehouse.contents().rejected())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.origin()).isEqualTo(SampleEvents.origin(9_999));
              assertThat(row.rejection().reason().message()).contains("too long");
            });
  }

  @Test
  void sql_isPinned_andSmallBatchesAreLiterals() {
    Statement.StageEvents one = new Statement.StageEvents(List.of(CleanRecords.fresh(1, "a")));
    Statement.StageEvents two =
        new Statement.StageEvents(List.of(CleanRecords.fresh(1, "a"), CleanRecords.fresh(2, "b")));
    CopyStaging staging =
        new CopyStaging(TestWarehouse.files(), "arn:aws:iam::123456789012:role/copy", 600);
    try (Staging.Staged small = staging.begin(new LoadPlan(List.of(one)))) {
      assertThat(RedshiftSql.of(one, small)).startsWith("INSERT INTO event_stage VALUES");
      assertThat(RedshiftSql.of(CREATE, small)).contains("context VARCHAR(65535) NOT NULL,");
      assertThat(RedshiftSql.of(INSERT, small)).contains("JSON_PARSE(s.context), JSON_PARSE(s.req");
    }
    try (Staging.Staged staged = staging.begin(new LoadPlan(List.of(two)))) {
      assertThat(RedshiftSql.of(CREATE, staged)).contains("context SUPER,");
      assertThat(RedshiftSql.of(INSERT, staged)).contains(" s.context, s.req");
      assertThat(RedshiftSql.of(two, staged))
          .matches(
              """
              COPY event_stage FROM 's3://load/staging/[0-9a-f-]{36}\\.json\\.gz'
              IAM_ROLE 'arn:aws:iam::123456789012:role/copy'
              FORMAT AS JSON 'auto' GZIP TIMEFORMAT 'auto' COMPUPDATE OFF STATUPDATE OFF""");
    }
  }

  @Test
  void aBucketThatIsMissing_isMisconfigured_andConsumesNothing() {
    assertThat(load(new LoadFiles(TestWarehouse.s3(), "no-such-bucket"), ROWS))
        .isInstanceOfSatisfying(
            LoadOutcome.ResumeAt.class,
            resumeAt -> {
              assertThat(resumeAt.sequenceNumber()).isEqualTo("10");
              assertThat(resumeAt.cause()).isInstanceOf(LoadResult.Misconfigured.class);
              assertThat(resumeAt.cause().cause()).contains("a file is not kept in S3");
            });
  }

  @Test
  void aStorageThatDoesNotAnswer_bringsTheBatchAgain() {
    try (S3Client dead = TestWarehouse.s3(URI.create("http://127.0.0.1:1"))) {
      assertThat(load(new LoadFiles(dead, TestWarehouse.BUCKET), ROWS))
          .isInstanceOfSatisfying(
              LoadOutcome.ResumeAt.class,
              resumeAt -> assertThat(resumeAt.cause()).isInstanceOf(LoadResult.Unavailable.class));
    }
  }

  private static LoadOutcome load(LoadFiles files, int rows) {
    return load(
        files,
        IntStream.range(0, rows)
            .<Verdict>mapToObj(n -> CleanRecords.fresh(n, "event-" + n))
            .toList());
  }

  private static LoadOutcome load(LoadFiles files, List<Verdict> rows) {
    return new Loader(
            new RedshiftWarehouse(TestWarehouse.dataApi(), new CopyStaging(files, "default")),
            CopyStaging.SIZE)
        .load(
            CleanRecords.batch(
                "load-" + rows.size(),
                List.of(CleanRecords.record(10, rows.toArray(Verdict[]::new)))));
  }
}
