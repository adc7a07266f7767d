package io.trackway.local.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.redshiftdata.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;
import software.amazon.awssdk.services.redshiftdata.model.SubStatementData;

@ExtendWith(SharedRedshift.class)
class TransactionTest {
  private static TestRedshift redshift;

  @BeforeAll
  static void start(TestRedshift shared) {
    redshift = shared;
  }

  @Test
  void failure_rollsBackAndNamesTheCulprit() {
    redshift.run("CREATE TABLE culprit (id int)");
    DescribeStatementResponse end =
        redshift.ended(
            TestRedshift.batch(
                "INSERT INTO culprit VALUES (1), (2)",
                "INSERT INTO missing VALUES (1)",
                "INSERT INTO culprit VALUES (3)"));
    assertThat(end.status()).isEqualTo(StatusString.FAILED);
    assertThat(end.error())
        .isEqualTo("Query #2 failed with ERROR: relation \"missing\" does not exist");
    List<SubStatementData> parts = end.subStatements();
    assertThat(parts)
        .extracting(SubStatementData::statusAsString)
        .containsExactly("FINISHED", "FAILED", "ABORTED");
    assertThat(parts)
        .extracting(SubStatementData::error)
        .containsExactly(null, "ERROR: relation \"missing\" does not exist", null);
    assertThat(parts)
        .extracting(SubStatementData::id)
        .containsExactly(end.id() + ":1", end.id() + ":2", end.id() + ":3");
    assertThat(redshift.value("SELECT count(*) FROM culprit")).isEqualTo("0");
  }

  @Test
  void success_tellsRowsOfEachPartAndOfTheWhole() {
    DescribeStatementResponse end =
        redshift.run(
            "CREATE TABLE counted (id int)",
            "INSERT INTO counted VALUES (1), (2), (3)",
            "UPDATE counted SET id = id + 1 WHERE id > 1",
            "DELETE FROM counted WHERE id = 1",
            "SELECT * FROM counted");
    assertThat(end.subStatements())
        .extracting(SubStatementData::resultRows)
        .containsExactly(0L, 3L, 2L, 1L, 2L);
    assertThat(end.subStatements())
        .extracting(SubStatementData::hasResultSet)
        .containsExactly(false, false, false, false, true);
    assertThat(end.subStatements()).allSatisfy(part -> assertThat(part.duration()).isPositive());
    assertThat(end.resultRows()).isEqualTo(8);
    assertThat(end.hasResultSet()).isTrue();
    assertThat(end.executionModeAsString()).isEqualTo("TRANSACTION");
  }

  @Test
  void autoCommit_keepsWhatSucceeds() {
    redshift.run("CREATE TABLE kept (id int)");
    DescribeStatementResponse end =
        redshift.ended(
            TestRedshift.batch(
                    "INSERT INTO kept VALUES (1)",
                    "INSERT INTO missing VALUES (1)",
                    "INSERT INTO kept VALUES (2)")
                .executionMode("AUTO_COMMIT"));
    assertThat(end.statusAsString()).isEqualTo("FAILED");
    assertThat(end.subStatements())
        .extracting(SubStatementData::statusAsString)
        .containsExactly("FINISHED", "FAILED", "FINISHED");
    assertThat(redshift.value("SELECT count(*) FROM kept")).isEqualTo("2");
  }

  @Test
  void truncate_commitsWhatCameBefore() {
    redshift.run("CREATE TABLE emptied (id int)", "INSERT INTO emptied VALUES (1)");
    redshift.ended(
        TestRedshift.batch(
            "CREATE TABLE before_truncate (id int)", "TRUNCATE emptied", "SELECT missing"));
    assertThat(redshift.value("SELECT count(*) FROM before_truncate")).isEqualTo("0");
    assertThat(redshift.value("SELECT count(*) FROM emptied")).isEqualTo("0");
  }

  @Test
  void alterColumn_standsAlone() {
    redshift.run("CREATE TABLE resized (c varchar(1))");
    assertThat(
            redshift
                .ended(TestRedshift.batch("ALTER TABLE resized ALTER COLUMN c TYPE varchar(2)"))
                .error())
        .endsWith("ERROR: ALTER TABLE ALTER COLUMN cannot run inside a transaction block");
  }

  @Test
  void temporaryTable_endsWithItsBatch() {
    redshift.run("CREATE TEMP TABLE passing (id int)", "INSERT INTO passing VALUES (1)");
    assertThat(redshift.error("SELECT * FROM passing"))
        .isEqualTo("ERROR: relation \"passing\" does not exist");
  }

  @Test
  void twoAntiJoins_withoutLock_bothInsert() throws SQLException {
    redshift.run("CREATE TABLE raced (id int)");
    try (Gate gate = Gate.closed(redshift, "raced", "SHARE")) {
      BatchExecuteStatementRequest loader = loader("raced");
      runTwiceAtOnce(loader, gate);
    }
    assertThat(redshift.value("SELECT count(*) FROM raced")).isEqualTo("2");
  }

  @Test
  void twoAntiJoins_withLockFirst_insertOnce() throws SQLException {
    redshift.run("CREATE TABLE guarded (id int)", "CREATE TABLE mutex (id int)");
    try (Gate gate = Gate.closed(redshift, "mutex", "ACCESS EXCLUSIVE")) {
      BatchExecuteStatementRequest loader = loader("guarded", "LOCK mutex");
      runTwiceAtOnce(loader, gate);
    }
    assertThat(redshift.value("SELECT count(*) FROM guarded")).isEqualTo("1");
  }

  @Test
  void twoAntiJoins_withLockAfterTheSnapshot_bothInsert() throws SQLException {
    redshift.run("CREATE TABLE late (id int)", "CREATE TABLE late_mutex (id int)");
    try (Gate gate = Gate.closed(redshift, "late_mutex", "ACCESS EXCLUSIVE")) {
      BatchExecuteStatementRequest loader =
          loader("late", "CREATE TEMP TABLE stage (LIKE late)", "LOCK TABLE late_mutex");
      String first = redshift.client().batchExecuteStatement(loader).id();
      String second = redshift.client().batchExecuteStatement(loader).id();
      gate.awaitWaiting(2);
      gate.open();
      assertThat(redshift.described(first).error()).isNull();
      assertThat(redshift.described(second).error()).isNull();
    }
    assertThat(redshift.value("SELECT count(*) FROM late")).isEqualTo("2");
  }

  @Test
  void twoUpdatesOfOneRow_conflict() throws SQLException {
    redshift.run("CREATE TABLE contended (id int)", "INSERT INTO contended VALUES (1)");
    try (Gate gate = Gate.closed(redshift, "contended", "SHARE")) {
      BatchExecuteStatementRequest update =
          TestRedshift.batch("SELECT count(*) FROM contended", "UPDATE contended SET id = id + 1")
              .build();
      String first = redshift.client().batchExecuteStatement(update).id();
      String second = redshift.client().batchExecuteStatement(update).id();
      gate.awaitWaiting(2);
      gate.open();
      String errors = redshift.described(first).error() + redshift.described(second).error();
      assertThat(errors).contains("ERROR: 1023").contains("Serializable isolation violation");
    }
  }

  /** Both wait at the gate before it opens, so that neither has begun when the other does. */
  private static void runTwiceAtOnce(BatchExecuteStatementRequest loader, Gate gate)
      throws SQLException {
    String first = redshift.client().batchExecuteStatement(loader).id();
    String second = redshift.client().batchExecuteStatement(loader).id();
    gate.awaitWaiting(2);
    gate.open();
    assertThat(redshift.described(first).statusAsString()).isEqualTo("FINISHED");
    assertThat(redshift.described(second).statusAsString()).isEqualTo("FINISHED");
  }

  private static BatchExecuteStatementRequest loader(String table, String... before) {
    String[] sqls = java.util.Arrays.copyOf(before, before.length + 1);
    sqls[before.length] =
        "INSERT INTO %1$s SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM %1$s WHERE id = 1)"
            .formatted(table);
    return TestRedshift.batch(sqls).build();
  }
}
