package io.trackway.local.demo.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.Field;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultResponse;

/** The warehouse as an analyst sees it: SQL through the Redshift Data API. */
public final class Warehouse implements AutoCloseable {

  private static final Duration STATEMENT_MAX = Duration.ofSeconds(60);
  private static final Duration PAUSE_MIN = Duration.ofMillis(10);
  private static final Duration PAUSE_MAX = Duration.ofMillis(200);
  private static final int PAGES_MAX = 10_000;

  private final RedshiftDataClient client;
  private final String workgroup;
  private final String database;

  public Warehouse(RedshiftDataClient client, String workgroup, String database) {
    this.client = client;
    this.workgroup = workgroup;
    this.database = database;
  }

  /** All rows that a SELECT gives. */
  public List<Row> query(String sql) throws InterruptedException {
    String id = run(sql);
    List<Row> rows = new ArrayList<>();
    String page = null;
    for (int count = 0; count < PAGES_MAX; count++) {
      page = read(id, page, rows);
      if (page == null) {
        return rows;
      }
    }
    throw new IllegalStateException("more than " + PAGES_MAX + " pages: " + sql);
  }

  /** The one number that a SELECT gives. */
  public long number(String sql) throws InterruptedException {
    return query(sql).getFirst().number(0);
  }

  /** Runs a statement that gives no rows. */
  public void execute(String sql) throws InterruptedException {
    run(sql);
  }

  private String run(String sql) throws InterruptedException {
    String id =
        client
            .executeStatement(
                request -> request.workgroupName(workgroup).database(database).sql(sql))
            .id();
    awaitEnd(id, sql);
    return id;
  }

  private void awaitEnd(String id, String sql) throws InterruptedException {
    long end = System.nanoTime() + STATEMENT_MAX.toNanos();
    Duration pause = PAUSE_MIN;
    while (System.nanoTime() < end) {
      DescribeStatementResponse statement = client.describeStatement(request -> request.id(id));
      switch (statement.status()) {
        case FINISHED -> {
          return;
        }
        case FAILED, ABORTED -> throw new IllegalStateException(statement.error() + " in " + sql);
        case SUBMITTED, PICKED, STARTED, ALL, UNKNOWN_TO_SDK_VERSION -> {
          Thread.sleep(pause);
          pause = pause.compareTo(PAUSE_MAX) < 0 ? pause.multipliedBy(2) : PAUSE_MAX;
        }
      }
    }
    throw new IllegalStateException("no result within " + STATEMENT_MAX + " for " + sql);
  }

  private @Nullable String read(String id, @Nullable String page, List<Row> rows) {
    GetStatementResultResponse result =
        client.getStatementResult(request -> request.id(id).nextToken(page));
    for (List<Field> fields : result.records()) {
      rows.add(new Row(fields.stream().map(Warehouse::text).toList()));
    }
    return result.nextToken();
  }

  private static String text(Field field) {
    return switch (field.type()) {
      case IS_NULL, BLOB_VALUE, UNKNOWN_TO_SDK_VERSION -> "";
      case STRING_VALUE -> field.stringValue();
      case LONG_VALUE -> field.longValue().toString();
      case DOUBLE_VALUE -> field.doubleValue().toString();
      case BOOLEAN_VALUE -> field.booleanValue().toString();
    };
  }

  @Override
  public void close() {
    client.close();
  }
}
