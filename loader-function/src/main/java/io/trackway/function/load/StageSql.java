package io.trackway.function.load;

import static io.trackway.load.Columns.EVENT_ID_BYTES_MAX;
import static io.trackway.load.Columns.MESSAGE_BYTES_MAX;
import static io.trackway.load.Columns.NAME_BYTES_MAX;
import static io.trackway.load.Columns.ORIGIN_BYTES_MAX;
import static io.trackway.load.Columns.SOURCE_BYTES_MAX;
import static io.trackway.load.Columns.TEXT_BYTES_MAX;
import static io.trackway.load.Columns.TRUNCATED_BYTES_MAX;
import static java.util.stream.Collectors.joining;

import io.trackway.event.Limits;
import io.trackway.event.Verdict;
import io.trackway.load.Dimension;
import io.trackway.load.Stage;
import java.util.Arrays;
import java.util.List;

/** The SQL of the temporary tables that rows are put into first. */
final class StageSql {

  /** As most statements have, so that they need not grow. */
  private static final int INSERT_CHARACTERS = Limits.STATEMENT_BYTES_MAX;

  private StageSql() {}

  static String table(Stage stage) {
    return switch (stage) {
      case EVENTS -> "event_stage";
      case REJECTED -> "rejected_stage";
      case DUPLICATES -> "duplicate_stage";
      case FORGOTTEN -> "forgotten_stage";
    };
  }

  /** Stages are as wide as their tables, so that what does not fit is refused here. */
  static String create(Stage stage, StagedJson json) {
    return switch (stage) {
      case EVENTS -> events(json);
      case REJECTED -> rejected();
      case DUPLICATES -> duplicates();
      case FORGOTTEN -> forgotten();
    };
  }

  private static String events(StagedJson json) {
    return """
    CREATE TEMP TABLE event_stage (
      event_id VARCHAR(%1$d) NOT NULL,
      source VARCHAR(%2$d) NOT NULL,
      type VARCHAR(16) NOT NULL,
      name VARCHAR(%3$d) NOT NULL,
      user_id VARCHAR(%3$d),
      anonymous_id VARCHAR(%3$d),
      previous_id VARCHAR(%3$d),
      group_id VARCHAR(%3$d),
      occurred_at TIMESTAMPTZ NOT NULL,
      client_occurred_at TIMESTAMPTZ,
      sent_at TIMESTAMPTZ,
      received_at TIMESTAMPTZ NOT NULL,
      properties %4$s,
      context %4$s,
      request %4$s,
      enrichment %4$s,
      violations %4$s,
      late BOOLEAN NOT NULL,
      %6$s,
      bot BOOLEAN,
      truncated VARCHAR(%7$d),
      origin VARCHAR(%5$d) NOT NULL
    ) DISTKEY (event_id)\
    """
        .formatted(
            EVENT_ID_BYTES_MAX,
            SOURCE_BYTES_MAX,
            NAME_BYTES_MAX,
            json.type(),
            ORIGIN_BYTES_MAX,
            dimensions(),
            TRUNCATED_BYTES_MAX);
  }

  private static String rejected() {
    return """
    CREATE TEMP TABLE rejected_stage (
      origin VARCHAR(%d) NOT NULL,
      source VARCHAR(%d) NOT NULL,
      event_id VARCHAR(%d),
      code VARCHAR(64) NOT NULL,
      message VARCHAR(%d) NOT NULL,
      payload VARCHAR(%d) NOT NULL,
      truncated BOOLEAN NOT NULL,
      received_at TIMESTAMPTZ NOT NULL
    )\
    """
        .formatted(
            ORIGIN_BYTES_MAX,
            SOURCE_BYTES_MAX,
            EVENT_ID_BYTES_MAX,
            MESSAGE_BYTES_MAX,
            TEXT_BYTES_MAX);
  }

  private static String duplicates() {
    return """
    CREATE TEMP TABLE duplicate_stage (
      origin VARCHAR(%1$d) NOT NULL,
      source VARCHAR(%2$d) NOT NULL,
      event_id VARCHAR(%3$d) NOT NULL,
      owner VARCHAR(%1$d) NOT NULL,
      received_at TIMESTAMPTZ NOT NULL
    )\
    """
        .formatted(ORIGIN_BYTES_MAX, SOURCE_BYTES_MAX, EVENT_ID_BYTES_MAX);
  }

  private static String forgotten() {
    return """
    CREATE TEMP TABLE forgotten_stage (
      origin VARCHAR(%d) NOT NULL,
      user_id VARCHAR(%d) NOT NULL,
      received_until TIMESTAMPTZ NOT NULL
    )\
    """
        .formatted(ORIGIN_BYTES_MAX, NAME_BYTES_MAX);
  }

  private static String dimensions() {
    return Arrays.stream(Dimension.values())
        .map(dimension -> dimension.column() + " VARCHAR(" + dimension.bytesMax() + ")")
        .collect(joining(",\n  "));
  }

  /** Puts the rows into their stage as literals. */
  static String insert(Stage stage, List<? extends Verdict> rows) {
    StringBuilder sql = new StringBuilder(INSERT_CHARACTERS);
    sql.append("INSERT INTO ").append(table(stage)).append(" VALUES");
    String before = "\n";
    for (Verdict row : rows) {
      RedshiftRows.append(sql.append(before), StageRows.cells(row));
      before = ",\n";
    }
    return sql.toString();
  }
}
