package io.trackway.local.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.trackway.local.redshift.RedshiftOptions.Throttle;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.redshiftdata.model.ActiveStatementsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ListStatementsResponse;
import software.amazon.awssdk.services.redshiftdata.model.ResourceNotFoundException;
import software.amazon.awssdk.services.redshiftdata.model.SqlParameter;
import software.amazon.awssdk.services.redshiftdata.model.StatementData;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

/** A statement from its submission to its end: waiting, tokens, cancelling, listing. */
class StatementLifeTest {
  private static final MutableClock CLOCK = new MutableClock();
  private static final int ACTIVE_MAX = 60;
  private static TestRedshift redshift;

  @BeforeAll
  static void start() {
    Throttle throttle = new Throttle(0, 0, 0, 0, ACTIVE_MAX);
    redshift = new TestRedshift(options -> options.withClock(CLOCK).withThrottle(throttle));
    redshift.run("CREATE TABLE gate (id int)");
  }

  @AfterAll
  static void stop() {
    redshift.close();
  }

  @Test
  void execute_withoutWaiting_answersAtOnceWithoutStatus() throws SQLException {
    try (Gate gate = Gate.closed(redshift, "gate", "ACCESS EXCLUSIVE")) {
      ExecuteStatementResponse answer = submit("SELECT * FROM gate");
      assertThat(answer.statusAsString()).isNull();
      assertThat(answer.workgroupName()).isEqualTo("trackway");
      gate.awaitWaiting(1);
      assertThat(describe(answer.id()).statusAsString()).isEqualTo("STARTED");
      gate.open();
      assertThat(redshift.described(answer.id()).statusAsString()).isEqualTo("FINISHED");
    }
  }

  @Test
  void wait_expires_withTheStatusSoFar() throws SQLException {
    try (Gate gate = Gate.closed(redshift, "gate", "ACCESS EXCLUSIVE")) {
      ExecuteStatementResponse answer =
          redshift
              .client()
              .executeStatement(
                  TestRedshift.execute("SELECT * FROM gate").waitTimeSeconds(1).build());
      assertThat(answer.statusAsString()).isEqualTo("STARTED");
      assertThat(answer.hasResultSet()).isFalse();
      String id = answer.id();
      assertThat(redshift.client().describeStatement(d -> d.id(id).waitTimeSeconds(1)).status())
          .hasToString("STARTED");
      assertThatThrownBy(
              () -> redshift.client().getStatementResult(r -> r.id(id).waitTimeSeconds(1)))
          .isInstanceOf(ResourceNotFoundException.class)
          .hasMessageContaining("Query does not have result. Please check query status with");
      gate.awaitWaiting(1);
    }
  }

  @Test
  void wait_endsWithTheStatement() throws SQLException {
    try (Gate gate = Gate.closed(redshift, "gate", "ACCESS EXCLUSIVE")) {
      String id = submit("SELECT * FROM gate").id();
      gate.awaitWaiting(1);
      long start = System.nanoTime();
      CompletableFuture<DescribeStatementResponse> waiting =
          CompletableFuture.supplyAsync(() -> redshift.described(id));
      gate.open();
      assertThat(waiting.join().statusAsString()).isEqualTo("FINISHED");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }
  }

  @Test
  void wait_forOnePartOfABatch_endsBeforeTheBatch() throws SQLException {
    try (Gate gate = Gate.closed(redshift, "gate", "ACCESS EXCLUSIVE")) {
      String id =
          redshift
              .client()
              .batchExecuteStatement(TestRedshift.batch("SELECT 1", "LOCK gate").build())
              .id();
      assertThat(redshift.described(id + ":1").statusAsString()).isEqualTo("FINISHED");
      assertThat(describe(id).statusAsString()).isEqualTo("STARTED");
      gate.open();
      assertThat(redshift.described(id).statusAsString()).isEqualTo("FINISHED");
    }
  }

  @Test
  void clientToken_withTheSameRequest_runsOnceIn8Hours() {
    redshift.run("CREATE TABLE tokens (id int)");
    String id = insertWithToken();
    assertThat(insertWithToken()).isEqualTo(id);
    CLOCK.advance(Duration.ofHours(8).minusSeconds(1));
    assertThat(insertWithToken()).isEqualTo(id);
    assertThat(redshift.value("SELECT count(*) FROM tokens")).isEqualTo("1");
    CLOCK.advance(Duration.ofSeconds(1));
    assertThat(insertWithToken()).isNotEqualTo(id);
    assertThat(redshift.value("SELECT count(*) FROM tokens")).isEqualTo("2");
  }

  private static String insertWithToken() {
    return redshift
        .ended(TestRedshift.execute("INSERT INTO tokens VALUES (1)").clientToken("t"))
        .id();
  }

  @Test
  void clientToken_withAnotherRequest_isRefused() {
    redshift.ended(TestRedshift.execute("SELECT 1").clientToken("other"));
    assertThatThrownBy(() -> redshift.ended(TestRedshift.execute("SELECT 2").clientToken("other")))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  void statement_isForgottenAfter24Hours() {
    String id = redshift.ended("SELECT 1").id();
    CLOCK.advance(Duration.ofHours(24));
    assertThatThrownBy(() -> describe(id)).isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void cancel_abortsARunningStatement() throws SQLException {
    try (Gate gate = Gate.closed(redshift, "gate", "ACCESS EXCLUSIVE")) {
      String id =
          redshift
              .client()
              .batchExecuteStatement(
                  TestRedshift.batch("SELECT 1", "LOCK gate", "SELECT 2").build())
              .id();
      gate.awaitWaiting(1);
      assertThat(redshift.client().cancelStatement(request -> request.id(id)).status()).isTrue();
      DescribeStatementResponse end = redshift.described(id);
      assertThat(end.statusAsString()).isEqualTo("ABORTED");
      assertThat(end.error()).contains("cancelled on user's request");
      assertThat(end.subStatements())
          .extracting(part -> part.statusAsString())
          .containsExactly("FINISHED", "ABORTED", "ABORTED");
      assertThatThrownBy(() -> redshift.client().cancelStatement(request -> request.id(id)))
          .isInstanceOf(ValidationException.class)
          .hasMessageContaining(
              "Could not cancel a query that is already in ABORTED state with ID: " + id);
    }
  }

  @Test
  void activeStatements_areLimited() throws SQLException {
    List<String> ids = new ArrayList<>();
    try (Gate gate = Gate.closed(redshift, "gate", "ACCESS EXCLUSIVE")) {
      for (int count = 0; count < ACTIVE_MAX; count++) {
        ids.add(submit("SELECT * FROM gate").id());
      }
      assertThatThrownBy(() -> submit("SELECT * FROM gate"))
          .isInstanceOf(ActiveStatementsExceededException.class);
      await().until(() -> ids.stream().anyMatch(id -> is(id, "SUBMITTED")));
      gate.open();
    }
    assertThat(ids).allSatisfy(id -> assertThat(redshift.described(id).error()).isNull());
    assertThat(submit("SELECT 1").id()).isNotNull();
  }

  @Test
  void list_filtersByStatusAndPrefixAndPages() {
    for (int count = 0; count < 5; count++) {
      redshift.ended(TestRedshift.execute("SELECT " + count).statementName("page-" + count));
    }
    redshift.ended(TestRedshift.execute("SELECT missing").statementName("page-failed"));
    ListStatementsResponse first =
        redshift.client().listStatements(l -> l.statementName("page-").maxResults(3));
    assertThat(first.statements())
        .extracting(StatementData::statementName)
        .containsExactly("page-4", "page-3", "page-2");
    String token = first.nextToken();
    assertThat(
            redshift
                .client()
                .listStatements(l -> l.statementName("page-").maxResults(3).nextToken(token))
                .statements())
        .extracting(StatementData::queryString)
        .containsExactly("SELECT 1", "SELECT 0");
    assertThat(
            redshift
                .client()
                .listStatements(l -> l.statementName("page-").status("FAILED"))
                .statements())
        .extracting(StatementData::statementName)
        .containsExactly("page-failed");
  }

  @Test
  void describe_tellsWhatWasRun() {
    Instant now = CLOCK.instant();
    DescribeStatementResponse end =
        redshift.ended(
            TestRedshift.execute("SELECT :a::int + 1")
                .parameters(SqlParameter.builder().name("a").value("41").build()));
    assertThat(end.queryString()).isEqualTo("SELECT :a::int + 1");
    assertThat(end.queryParameters()).extracting(each -> each.value()).containsExactly("41");
    assertThat(end.createdAt()).isEqualTo(now);
    assertThat(end.duration()).isPositive();
    assertThat(end.resultRows()).isEqualTo(1);
    assertThat(end.resultSize()).isEqualTo(2);
    assertThat(end.redshiftPid()).isPositive();
  }

  private static boolean is(String id, String status) {
    return describe(id).statusAsString().equals(status);
  }

  private static ExecuteStatementResponse submit(String sql) {
    return redshift.client().executeStatement(TestRedshift.execute(sql).build());
  }

  private static DescribeStatementResponse describe(String id) {
    return redshift.client().describeStatement(request -> request.id(id));
  }
}
