package io.trackway.benchmarks.load;

import io.trackway.event.Details;
import io.trackway.event.Event;
import io.trackway.event.Limits;
import io.trackway.event.Verdict;
import io.trackway.load.Dimension;
import io.trackway.load.Dimensions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * What one would write without a loader: rows straight into {@code events}, nothing asked of what
 * is there already.
 */
final class HandWritten {

  private static final List<String> JSON_COLUMNS =
      List.of("properties", "context", "request", "enrichment", "violations");

  private HandWritten() {}

  /** Statements with their parameters, for one call. */
  record Call(List<String> sqls, Map<String, String> parameters) {}

  static String insert(List<Verdict.Fresh> rows) {
    StringJoiner sql = new StringJoiner(",\n", header(), "");
    rows.forEach(row -> sql.add(literals(row)));
    return sql.toString();
  }

  /** As many rows in each statement as it may have. */
  static List<String> inserts(List<Verdict.Fresh> rows) {
    List<String> sqls = new ArrayList<>();
    StringBuilder sql = new StringBuilder(header());
    int headerLength = sql.length();
    for (Verdict.Fresh row : rows) {
      String literals = literals(row);
      if (sql.length() + literals.length() + 1 > Limits.STATEMENT_BYTES_MAX) {
        sqls.add(sql.toString());
        sql = new StringBuilder(header());
      }
      sql.append(sql.length() == headerLength ? "" : ",").append(literals);
    }
    sqls.add(sql.toString());
    return sqls;
  }

  /** The same with a parameter for each value that is not NULL. */
  static List<Call> calls(List<Verdict.Fresh> rows) {
    int rowsOfAStatement = 70;
    int rowsOfACall = rowsOfAStatement * Limits.BATCH_STATEMENTS_MAX;
    List<Call> calls = new ArrayList<>();
    for (int first = 0; first < rows.size(); first += rowsOfACall) {
      List<Verdict.Fresh> some = rows.subList(first, Math.min(rows.size(), first + rowsOfACall));
      Map<String, String> parameters = new LinkedHashMap<>();
      List<String> sqls = new ArrayList<>();
      for (int from = 0; from < some.size(); from += rowsOfAStatement) {
        StringJoiner sql = new StringJoiner(",", header(), "");
        some.subList(from, Math.min(some.size(), from + rowsOfAStatement))
            .forEach(row -> sql.add(bound(row, parameters)));
        sqls.add(sql.toString());
      }
      calls.add(new Call(sqls, parameters));
    }
    return calls;
  }

  static String copy(String bucket, String key) {
    return "COPY events (%s) FROM 's3://%s/%s' IAM_ROLE DEFAULT FORMAT AS JSON 'auto' GZIP"
            .formatted(String.join(", ", columns()), bucket, key)
        + " TIMEFORMAT 'auto' COMPUPDATE OFF STATUPDATE OFF";
  }

  /** A file for {@link #copy}, its JSON as objects and not as text. */
  static byte[] file(List<Verdict.Fresh> rows) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (GZIPOutputStream lines = new GZIPOutputStream(file)) {
      for (Verdict.Fresh row : rows) {
        StringJoiner line = new StringJoiner(",", "{", "}\n");
        values(row).forEach((column, value) -> addField(line, column, value));
        lines.write(line.toString().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return file.toByteArray();
  }

  private static void addField(StringJoiner line, String column, @Nullable String value) {
    if (value != null) {
      boolean isJson = JSON_COLUMNS.contains(column);
      line.add("\"" + column + "\":" + (isJson ? value : "\"" + value + "\""));
    }
  }

  private static String header() {
    return "INSERT INTO events (" + String.join(", ", columns()) + ") VALUES ";
  }

  private static String literals(Verdict.Fresh row) {
    StringJoiner literals = new StringJoiner(",", "(", ")");
    values(row)
        .forEach(
            (column, value) -> {
              String literal =
                  value == null
                      ? "NULL"
                      : "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
              literals.add(JSON_COLUMNS.contains(column) ? "JSON_PARSE(" + literal + ")" : literal);
            });
    return literals.toString();
  }

  private static String bound(Verdict.Fresh row, Map<String, String> parameters) {
    StringJoiner places = new StringJoiner(",", "(", ")");
    values(row)
        .forEach(
            (column, value) -> {
              if (value == null) {
                places.add("NULL");
                return;
              }
              String name = "p" + parameters.size();
              parameters.put(name, value);
              places.add(JSON_COLUMNS.contains(column) ? "JSON_PARSE(:" + name + ")" : ":" + name);
            });
    return places.toString();
  }

  private static List<String> columns() {
    return List.copyOf(values(SampleRows.of(1).rows().getFirst()).keySet());
  }

  private static Map<String, @Nullable String> values(Verdict.Fresh row) {
    Event event = row.event().event();
    Details details = event.details();
    Map<String, @Nullable String> values = new LinkedHashMap<>();
    values.put("event_id", event.key().id());
    values.put("source", event.key().source().name());
    values.put("type", event.action().type().text());
    values.put("name", event.action().name());
    values.put("user_id", event.identity().userId());
    values.put("anonymous_id", event.identity().anonymousId());
    values.put("occurred_at", time(row.event().occurredAt()));
    values.put("client_occurred_at", time(event.times().clientOccurredAt()));
    values.put("sent_at", time(event.times().sentAt()));
    values.put("received_at", time(event.times().receivedAt()));
    values.put("properties", details.properties().text());
    values.put("context", details.context().text());
    values.put("request", details.request().text());
    values.put("enrichment", row.event().enrichment().text());
    values.put("violations", "[]");
    values.put("late", "f");
    Dimensions dimensions = Dimensions.of(row.event());
    for (Dimension dimension : Dimension.values()) {
      values.put(dimension.column(), dimensions.text(dimension));
    }
    values.put("bot", "f");
    values.put("origin", row.origin().text());
    values.put("loaded_at", "2026-03-01 12:00:00+00");
    values.put("load_id", "bare");
    return values;
  }

  private static @Nullable String time(@Nullable Instant time) {
    return time == null ? null : time.toString().replace('T', ' ').replace("Z", "+00");
  }
}
