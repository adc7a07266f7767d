package io.trackway.function.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.load.LoadOutcome;
import io.trackway.load.LoadPlan;
import io.trackway.load.LoadResult;
import io.trackway.load.Loader;
import io.trackway.local.redshift.RedshiftDataServer;
import io.trackway.local.redshift.RedshiftOptions;
import io.trackway.stream.DeliveredRecord;
import io.trackway.testing.SampleEvents;
import io.trackway.testing.load.CleanRecords;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;

/** The same transaction once more, whoever sends it and however late, changes nothing. */
class RepeatedTransactionTest {

  private static final List<DeliveredRecord> RECORDS =
      List.of(
          CleanRecords.record(
              10,
              CleanRecords.fresh(1, "a"),
              CleanRecords.rejected(2, "x"),
              CleanRecords.duplicate(3, "a", SampleEvents.origin(1))));

  /** Its function was killed while it waited for the mutex; the batch has been delivered again. */
  @Test
  void aTransactionThatOutlivesItsFunction_isHarmlessToTheNext() throws Exception {
    TestWarehouse.empty();
    List<String> sqls = statements("dead");
    try (RedshiftDataClient client = TestWarehouse.client()) {
      CompletableFuture<LoadOutcome> next;
      String orphan;
      try (AutoCloseable _ = TestWarehouse.hold("load_mutex")) {
        orphan = submit(client, sqls, "token");
        next = CompletableFuture.supplyAsync(() -> load("next"));
      }
      assertThat(next.get(60, TimeUnit.SECONDS)).isInstanceOf(LoadOutcome.Completed.class);
      awaitEnd(client, orphan);
    }
    assertThat(TestWarehouse.contents().events()).hasSize(1);
    assertThat(TestWarehouse.contents().rejected()).hasSize(1);
    assertThat(TestWarehouse.contents().duplicates()).hasSize(1);
    assertThat(TestWarehouse.contents().loads()).hasSize(2);
  }

  /** The service forgets a token after eight hours and then runs the statements again. */
  @Test
  void aTransactionWithATokenThatIsForgotten_runsAgain_andAddsNothing(@TempDir Path folder)
      throws Exception {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
    RedshiftOptions options = RedshiftOptions.in(folder.resolve("r")).withClock(clock(now));
    try (RedshiftDataServer server = RedshiftDataServer.start(options);
        RedshiftDataClient client = TestWarehouse.client(server.endpoint())) {
      Migrations.packaged(TestWarehouse.dataApi(client, InstantSource.system()))
          .apply(TestWarehouse.soon());
      String first = submit(client, statements("load"), "token");
      awaitEnd(client, first);
      assertThat(submit(client, statements("load"), "token")).isEqualTo(first);
      assertThat(rows(server)).containsExactly(1, 1, 1, 1);

      now.updateAndGet(time -> time.plus(Duration.ofHours(9)));
      String second = submit(client, statements("later"), "token");
      assertThat(second).isNotEqualTo(first);
      awaitEnd(client, second);

      assertThat(rows(server)).containsExactly(1, 1, 1, 2);
    }
  }

  private static List<Integer> rows(RedshiftDataServer server) throws SQLException {
    List<Integer> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(server.jdbcUrl());
        Statement statement = connection.createStatement()) {
      for (String table : List.of("events", "rejected_events", "duplicate_events", "loads")) {
        try (ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
          count.next();
          rows.add(count.getInt(1));
        }
      }
    }
    return rows;
  }

  private static List<String> statements(String loadId) {
    List<LoadPlan> plans = new ArrayList<>();
    new Loader(
            (plan, deadline) -> {
              plans.add(plan);
              return new LoadResult.Unavailable("only the plan is wanted");
            },
            RedshiftRows.SIZE)
        .load(CleanRecords.batch(loadId, RECORDS));
    return RedshiftSql.of(plans.getFirst(), Staging.Staged.LITERALS);
  }

  private static LoadOutcome load(String id) {
    return new Loader(
            new RedshiftWarehouse(TestWarehouse.dataApi(), Staging.LITERALS), RedshiftRows.SIZE)
        .load(CleanRecords.batch(id, RECORDS));
  }

  private static String submit(RedshiftDataClient client, List<String> sqls, String token) {
    return client
        .batchExecuteStatement(
            request ->
                request.sqls(sqls).database("dev").workgroupName("trackway").clientToken(token))
        .id();
  }

  private static void awaitEnd(RedshiftDataClient client, String id) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                client.describeStatement(request -> request.id(id)).status()
                    == StatusString.FINISHED);
  }

  private static Clock clock(AtomicReference<Instant> now) {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("one zone is enough");
      }

      @Override
      public Instant instant() {
        return now.get();
      }
    };
  }
}
