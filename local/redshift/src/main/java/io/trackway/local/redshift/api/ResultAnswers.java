package io.trackway.local.redshift.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trackway.local.redshift.engine.Column;
import io.trackway.local.redshift.engine.ResultTable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes results page by page, as fields of the typed union or as CSV. */
final class ResultAnswers {
  private static final int PAGE_ROWS_MAX = 1000;

  private ResultAnswers() {}

  static ObjectNode fields(ResultTable table, Optional<String> token) {
    int start = start(table, token);
    List<List<@Nullable String>> rows = page(table, start);
    ObjectNode answer = answer(table, start + rows.size());
    ArrayNode records = answer.putArray("Records");
    for (List<@Nullable String> row : rows) {
      ArrayNode fields = records.addArray();
      for (int at = 0; at < row.size(); at++) {
        addField(fields.addObject(), table.columns().get(at).kind(), row.get(at));
      }
    }
    return answer;
  }

  static ObjectNode csv(ResultTable table, Optional<String> token) {
    int start = start(table, token);
    List<List<@Nullable String>> rows = page(table, start);
    ObjectNode answer = answer(table, start + rows.size());
    answer.put("ResultFormat", "CSV");
    StringBuilder text = new StringBuilder();
    if (start == 0) {
      addLine(text, table.columns().stream().map(Column::name).toList());
    }
    rows.forEach(row -> addLine(text, row));
    answer.putArray("Records").addObject().put("CSVRecords", text.toString());
    return answer;
  }

  private static ObjectNode answer(ResultTable table, int next) {
    ObjectNode answer = Answers.object();
    answer.put("TotalNumRows", table.rows().size());
    if (next < table.rows().size()) {
      answer.put("NextToken", Integer.toString(next));
    }
    ArrayNode columns = answer.putArray("ColumnMetadata");
    table.columns().forEach(column -> addColumn(columns.addObject(), column));
    return answer;
  }

  static void addColumn(ObjectNode answer, Column column) {
    answer.put("name", column.name());
    answer.put("label", column.name());
    answer.put("typeName", column.type());
    answer.put("length", column.size().length());
    answer.put("precision", column.size().precision());
    answer.put("scale", column.size().scale());
    answer.put("nullable", 1);
    answer.put("isCaseSensitive", column.kind() == Column.Kind.TEXT);
    answer.put("isCurrency", false);
    answer.put(
        "isSigned", column.kind() == Column.Kind.LONG || column.kind() == Column.Kind.DOUBLE);
    answer.put("schemaName", "");
    answer.put("tableName", "");
  }

  private static void addField(ObjectNode field, Column.Kind kind, @Nullable String value) {
    if (value == null) {
      field.put("isNull", true);
      return;
    }
    switch (kind) {
      case LONG -> field.put("longValue", Long.parseLong(value));
      case DOUBLE -> field.put("doubleValue", Double.parseDouble(value));
      case BOOLEAN -> field.put("booleanValue", value.equals("t"));
      case TEXT, SUPER -> field.put("stringValue", value);
    }
  }

  private static void addLine(StringBuilder text, List<? extends @Nullable String> values) {
    String separator = "";
    for (String value : values) {
      text.append(separator).append(quoted(value));
      separator = ",";
    }
    text.append('\n');
  }

  private static String quoted(@Nullable String value) {
    if (value == null) {
      return "";
    }
    return value.matches("(?s).*[\",\r\n].*") ? '"' + value.replace("\"", "\"\"") + '"' : value;
  }

  private static List<List<@Nullable String>> page(ResultTable table, int start) {
    return table.rows().subList(start, Math.min(table.rows().size(), start + PAGE_ROWS_MAX));
  }

  private static int start(ResultTable table, Optional<String> token) {
    try {
      int start = token.map(Integer::parseInt).orElse(0);
      if (start >= 0 && start <= table.rows().size()) {
        return start;
      }
    } catch (NumberFormatException e) {
      throw ApiException.validation("NextToken is not valid: " + e.getMessage());
    }
    throw ApiException.validation("NextToken is not valid.");
  }
}
