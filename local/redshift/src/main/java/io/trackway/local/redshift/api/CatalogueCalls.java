package io.trackway.local.redshift.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trackway.local.redshift.RedshiftOptions.Target;
import io.trackway.local.redshift.engine.EngineException;
import io.trackway.local.redshift.engine.ResultTable;
import io.trackway.local.redshift.engine.Tables;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operations that list databases, schemas, tables and columns, each in a single page. */
final class CatalogueCalls {
  private final Submissions submissions;
  private final Target target;
  private final Tables tables;

  CatalogueCalls(Submissions submissions, Target target, Tables tables) {
    this.submissions = submissions;
    this.target = target;
    this.tables = tables;
  }

  ObjectNode listDatabases(Fields fields) {
    submissions.checkTarget(fields);
    ObjectNode answer = Answers.object();
    answer.putArray("Databases").add(target.database());
    return answer;
  }

  ObjectNode listSchemas(Fields fields) {
    submissions.checkTarget(fields);
    ObjectNode answer = Answers.object();
    ArrayNode schemas = answer.putArray("Schemas");
    rows(() -> tables.schemas(pattern(fields, "SchemaPattern")))
        .forEach(row -> schemas.add(row.getFirst()));
    return answer;
  }

  ObjectNode listTables(Fields fields) {
    submissions.checkTarget(fields);
    ObjectNode answer = Answers.object();
    ArrayNode list = answer.putArray("Tables");
    rows(() -> tables.tables(pattern(fields, "SchemaPattern"), pattern(fields, "TablePattern")))
        .forEach(
            row ->
                list.addObject()
                    .put("schema", row.get(0))
                    .put("name", row.get(1))
                    .put("type", row.get(2)));
    return answer;
  }

  ObjectNode describeTable(Fields fields) {
    submissions.checkTarget(fields);
    String schema = fields.text("Schema").orElse("public");
    String table = fields.required("Table");
    ObjectNode answer = Answers.object();
    answer.put("TableName", table);
    ArrayNode columns = answer.putArray("ColumnList");
    for (List<@Nullable String> row : rows(() -> tables.columns(schema, table))) {
      addColumn(columns.addObject(), schema, table, row);
    }
    return answer;
  }

  private static void addColumn(
      ObjectNode column, String schema, String table, List<@Nullable String> row) {
    boolean isSuper = "super".equals(row.get(6));
    column.put("name", row.get(0));
    column.put("label", row.get(0));
    column.put("typeName", isSuper ? "super" : row.get(1));
    column.put("length", number(row.get(2)));
    column.put("precision", number(row.get(3)));
    column.put("scale", number(row.get(4)));
    column.put("nullable", number(row.get(5)));
    column.put("schemaName", schema);
    column.put("tableName", table);
  }

  private static int number(@Nullable String text) {
    return text == null ? 0 : Integer.parseInt(text);
  }

  private static String pattern(Fields fields, String name) {
    return fields.text(name).orElse("%");
  }

  @FunctionalInterface
  private interface Query {
    ResultTable run() throws EngineException;
  }

  private static List<List<@Nullable String>> rows(Query query) {
    try {
      return query.run().rows();
    } catch (EngineException e) {
      throw ApiException.validation(String.valueOf(e.getMessage()));
    }
  }
}
