package io.trackway.function.load;

import static java.util.stream.Collectors.joining;

import io.trackway.event.RejectionCode;
import io.trackway.load.Dimension;
import io.trackway.load.Load;
import io.trackway.load.LoadPlan;
import io.trackway.load.Stage;
import io.trackway.load.Statement;
import io.trackway.load.TimeRange;
import java.util.Arrays;
import java.util.List;

/**
 * Writes a plan's statements in Redshift's SQL.
 *
 * <p>Values stand in the text, by the one escaper {@link Literal}, but for those of rows that come
 * in a file: as parameters they could be neither NULL nor empty, and each would take a name of its
 * own besides the value.
 *
 * <p>Tables have no schema before their name; the search path decides.
 */
final class RedshiftSql {

  private static final String NEW_OWNERS = "SELECT o.origin FROM event_owners o WHERE o.is_new = 1";

  private static final String REFUSED_AFTER_CONFLICT =
      """
      SELECT s.origin FROM rejected_stage s JOIN rejected_events r ON r.origin = s.origin
      WHERE s.code = '%s' AND r.code = '%s'\
      """
          .formatted(RejectionCode.WAREHOUSE_REFUSED.text(), RejectionCode.ID_CONFLICT.text());

  private RedshiftSql() {}

  /**
   * The statements in the plan's order, one text each.
   *
   * @throws UnstorableTextException where a value is nothing that a column can hold
   */
  static List<String> of(LoadPlan plan, Staging.Staged staged) {
    return plan.statements().stream().map(statement -> of(statement, staged)).toList();
  }

  static String of(Statement statement, Staging.Staged staged) {
    return switch (statement) {
      case Statement.LockMutex lock -> "LOCK load_mutex";
      case Statement.CreateStage(Stage stage) -> StageSql.create(stage, staged.json());
      case Statement.StageEvents(var rows) -> staged.sql(Stage.EVENTS, rows);
      case Statement.StageRejected(var rows) -> staged.sql(Stage.REJECTED, rows);
      case Statement.StageDuplicates(var rows) -> staged.sql(Stage.DUPLICATES, rows);
      case Statement.StageForgotten(var rows) -> staged.sql(Stage.FORGOTTEN, rows);
      case Statement.FindOwners(var occurred) -> findOwners(occurred);
      case Statement.InsertEvents(var loadId) -> insertEvents(loadId, staged.json());
      case Statement.InsertMissedDuplicates(var loadId, var received) ->
          insertMissedDuplicates(loadId, received);
      case Statement.InsertDuplicates(var loadId, var received) ->
          insertDuplicates(loadId, received);
      case Statement.InsertRejected(var loadId, var received) -> insertRejected(loadId, received);
      case Statement.RemoveRejected(var stages) -> removeRejected(stages);
      case Statement.RemoveDuplicates(var stages, var received) ->
          removeDuplicates(stages, received);
      case Statement.RecordLoad(Load load) -> recordLoad(load);
      case Statement.DropStages(var stages) -> dropStages(stages);
    };
  }

  /** Without the rows themselves, which are wide. */
  private static String findOwners(TimeRange occurred) {
    return """
    CREATE TEMP TABLE event_owners DISTKEY (event_id) AS
    SELECT s.event_id, s.source, COALESCE(e.origin, s.origin) AS origin,
      CASE WHEN e.origin IS NULL THEN 1 ELSE 0 END AS is_new
    FROM (
      SELECT f.event_id, f.source, f.origin, ROW_NUMBER() OVER (
        PARTITION BY f.source, f.event_id ORDER BY f.received_at, f.origin) AS arrival
      FROM event_stage f
    ) s
    LEFT JOIN (
      SELECT e.event_id, e.source, e.origin FROM events e
      WHERE e.occurred_at %s
    ) e ON e.event_id = s.event_id AND e.source = s.source
    WHERE s.arrival = 1\
    """
        .formatted(between(occurred));
  }

  private static String insertEvents(String loadId, StagedJson json) {
    return """
    INSERT INTO events (event_id, source, type, name, user_id, anonymous_id, previous_id,
      group_id, occurred_at, client_occurred_at, sent_at, received_at, properties, context,
      request, enrichment, violations, late,
      %1$s, bot, truncated,
      origin, load_id)
    SELECT s.event_id, s.source, s.type, s.name, s.user_id, s.anonymous_id, s.previous_id,
      s.group_id, s.occurred_at, s.client_occurred_at, s.sent_at, s.received_at,
      %4$s, %5$s, %6$s,
      %7$s, %8$s, s.late,
      %2$s, s.bot, s.truncated,
      s.origin, %3$s
    FROM event_stage s
    JOIN event_owners o
      ON o.event_id = s.event_id AND o.source = s.source AND o.origin = s.origin
    WHERE o.is_new = 1\
    """
        .formatted(
            dimensions(""),
            dimensions("s."),
            Literal.of(loadId),
            json.parsed("properties"),
            json.parsed("context"),
            json.parsed("request"),
            json.parsed("enrichment"),
            json.parsed("violations"));
  }

  private static String dimensions(String prefix) {
    return Arrays.stream(Dimension.values())
        .map(dimension -> prefix + dimension.column())
        .collect(joining(", "));
  }

  private static String insertMissedDuplicates(String loadId, TimeRange received) {
    return """
    INSERT INTO duplicate_events (origin, source, event_id, owner, received_at, load_id)
    SELECT s.origin, s.source, s.event_id, MIN(o.origin), s.received_at, %s
    FROM event_stage s
    JOIN event_owners o
      ON o.event_id = s.event_id AND o.source = s.source
    WHERE NOT EXISTS (
      SELECT 1 FROM event_owners w
      WHERE w.origin = s.origin)
      AND NOT EXISTS (
        SELECT 1 FROM duplicate_events d
        WHERE d.origin = s.origin AND d.received_at %s)
      AND NOT EXISTS (
        SELECT 1 FROM rejected_events r
        WHERE r.origin = s.origin)
    GROUP BY s.origin, s.source, s.event_id, s.received_at\
    """
        .formatted(Literal.of(loadId), between(received));
  }

  private static String insertDuplicates(String loadId, TimeRange received) {
    return """
    INSERT INTO duplicate_events (origin, source, event_id, owner, received_at, load_id)
    SELECT s.origin, s.source, s.event_id, s.owner, s.received_at, %s
    FROM duplicate_stage s
    WHERE NOT EXISTS (
      SELECT 1 FROM duplicate_events d
      WHERE d.origin = s.origin AND d.received_at %s)
      AND NOT EXISTS (
        SELECT 1 FROM rejected_events r
        WHERE r.origin = s.origin)
      AND NOT EXISTS (
        SELECT 1 FROM events e
        WHERE e.origin = s.origin AND e.received_at %s)\
    """
        .formatted(Literal.of(loadId), between(received), between(received));
  }

  private static String insertRejected(String loadId, TimeRange received) {
    return """
    INSERT INTO rejected_events (origin, source, event_id, code, message, payload, truncated,
      received_at, load_id)
    SELECT s.origin, s.source, s.event_id, s.code, s.message, s.payload, s.truncated,
      s.received_at, %s
    FROM rejected_stage s
    WHERE NOT EXISTS (
      SELECT 1 FROM rejected_events r
      WHERE r.origin = s.origin)
      AND NOT EXISTS (
        SELECT 1 FROM events e
        WHERE e.origin = s.origin AND e.received_at %s)\
    """
        .formatted(Literal.of(loadId), between(received));
  }

  private static String removeRejected(List<Stage> stages) {
    return "DELETE FROM rejected_events WHERE origin IN ("
        + stages.stream().map(RedshiftSql::knownBetter).collect(joining(" UNION ALL "))
        + ")";
  }

  private static String knownBetter(Stage stage) {
    return switch (stage) {
      case EVENTS -> NEW_OWNERS;
      case REJECTED -> REFUSED_AFTER_CONFLICT;
      case DUPLICATES -> throw new IllegalArgumentException("a duplicate is known no better");
      case FORGOTTEN -> throw new IllegalArgumentException("a user is no arrival");
    };
  }

  private static String removeDuplicates(List<Stage> stages, TimeRange received) {
    return """
    DELETE FROM duplicate_events
    WHERE received_at %s
      AND origin IN (%s)\
    """
        .formatted(
            between(received),
            stages.stream().map(RedshiftSql::arrivals).collect(joining(" UNION ALL ")));
  }

  private static String arrivals(Stage stage) {
    return switch (stage) {
      case EVENTS -> NEW_OWNERS;
      case REJECTED -> "SELECT s.origin FROM rejected_stage s";
      case DUPLICATES -> "SELECT s.origin FROM duplicate_stage s";
      case FORGOTTEN -> throw new IllegalArgumentException("a user is no arrival");
    };
  }

  private static String dropStages(List<Stage> stages) {
    String owners = stages.contains(Stage.EVENTS) ? ", event_owners" : "";
    return "DROP TABLE " + stages.stream().map(StageSql::table).collect(joining(", ")) + owners;
  }

  private static String recordLoad(Load load) {
    return """
    INSERT INTO loads (load_id, shard, first_sequence_number, last_sequence_number,
      events_staged, rejected_staged, duplicates_staged)
    VALUES (%s, %s, %s, %s, %d, %d, %d)\
    """
        .formatted(
            Literal.of(load.id()),
            Literal.of(load.shard()),
            Literal.of(load.firstSequenceNumber()),
            Literal.of(load.lastSequenceNumber()),
            load.staged().events(),
            load.staged().rejected(),
            load.staged().duplicates());
  }

  private static String between(TimeRange range) {
    return "BETWEEN " + Literal.of(range.from()) + " AND " + Literal.of(range.to());
  }
}
