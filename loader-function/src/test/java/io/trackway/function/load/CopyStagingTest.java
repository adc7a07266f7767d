package io.trackway.function.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.Verdict;
import io.trackway.load.Columns;
import io.trackway.load.LoadCounts;
import io.trackway.load.LoadOutcome;
import io.trackway.load.LoadResult;
import io.trackway.load.Loader;
import io.trackway.load.Stage;
import io.trackway.testing.SampleEvents;
import io.trackway.testing.load.CleanRecords;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

class CopyStagingTest {

  private static final int ROWS = 2_000;

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
    try (Staging.Staged staged =
        new CopyStaging(TestWarehouse.files(), "arn:aws:iam::123456789012:role/copy", 600)
            .begin()) {
      assertThat(staged.sql(Stage.EVENTS, List.of(CleanRecords.fresh(1, "a"))))
          .startsWith("INSERT INTO event_stage VALUES");
      assertThat(
              staged.sql(
                  Stage.EVENTS, List.of(CleanRecords.fresh(1, "a"), CleanRecords.fresh(2, "b"))))
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
