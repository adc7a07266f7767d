package io.trackway.local.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.redshiftdata.model.ColumnMetadata;
import software.amazon.awssdk.services.redshiftdata.model.Field;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultResponse;
import software.amazon.awssdk.services.redshiftdata.model.ResourceNotFoundException;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

/** Results as fields and as CSV, and how each type comes back. */
@ExtendWith(SharedRedshift.class)
class ResultsTest {
  private static TestRedshift redshift;

  @BeforeAll
  static void start(TestRedshift shared) {
    redshift = shared;
  }

  @Test
  void fields_areOfTheirColumnsTypes() {
    redshift.run(
        "CREATE TABLE types (i2 smallint, i8 bigint, f8 float8, n numeric(10, 2), b boolean, v"
            + " varchar(10), c char(3), d date, t timestamp, z timestamptz, s super, missing int)",
        "INSERT INTO types VALUES (1, 9007199254740993, 0.1, 1.5, true, 'ü', 'a', '2026-01-02',"
            + " '2026-01-02 03:04:05', '2026-01-02 03:04:05.678+02', JSON_PARSE('{\"a\": [1]}'),"
            + " NULL)");
    String id = redshift.ended("SELECT * FROM types").id();
    GetStatementResultResponse result =
        redshift.client().getStatementResult(request -> request.id(id));
    assertThat(result.records().getFirst())
        .containsExactly(
            Field.fromLongValue(1L),
            Field.fromLongValue(9_007_199_254_740_993L),
            Field.fromDoubleValue(0.1),
            Field.fromStringValue("1.50"),
            Field.fromBooleanValue(true),
            Field.fromStringValue("ü"),
            Field.fromStringValue("a  "),
            Field.fromStringValue("2026-01-02"),
            Field.fromStringValue("2026-01-02 03:04:05"),
            Field.fromStringValue("2026-01-02 01:04:05.678+00"),
            Field.fromStringValue("{\"a\":[1]}"),
            Field.fromIsNull(true));
    assertThat(result.columnMetadata())
        .extracting(ColumnMetadata::typeName)
        .containsExactly(
            "int2",
            "int8",
            "float8",
            "numeric",
            "bool",
            "varchar",
            "bpchar",
            "date",
            "timestamp",
            "timestamptz",
            "super",
            "int4");
    assertThat(result.columnMetadata().get(5).length()).isEqualTo(10);
    assertThat(result.columnMetadata().get(3).scale()).isEqualTo(2);
    assertThat(result.totalNumRows()).isEqualTo(1);
  }

  @Test
  void result_comesInPages() {
    String id = redshift.ended("SELECT n FROM generate_series(1, 2500) AS n ORDER BY n").id();
    List<Long> values =
        redshift.client().getStatementResultPaginator(request -> request.id(id)).records().stream()
            .map(row -> row.getFirst().longValue())
            .toList();
    assertThat(values).hasSize(2500).startsWith(1L, 2L).endsWith(2500L);
  }

  @Test
  void csv_quotesWhatNeedsIt() {
    String sql = "SELECT 1 AS a, 'x,\"y\"' AS b, NULL AS c";
    String id = redshift.ended(TestRedshift.execute(sql).resultFormat("CSV")).id();
    assertThat(
            redshift
                .client()
                .getStatementResultV2(request -> request.id(id))
                .records()
                .getFirst()
                .csvRecords())
        .isEqualTo("a,b,c\n1,\"x,\"\"y\"\"\",\n");
    assertThatThrownBy(() -> redshift.client().getStatementResult(request -> request.id(id)))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  void batch_hasAResultForEachPartOnly() {
    String id = redshift.run("SELECT 1", "CREATE TABLE no_result (id int)").id();
    assertThatThrownBy(() -> redshift.client().getStatementResult(request -> request.id(id)))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining(
            "BatchExecuteStatement result can only be retrieved with sub-statement id.");
    assertThat(redshift.client().getStatementResult(request -> request.id(id + ":1")).records())
        .containsExactly(List.of(Field.fromLongValue(1L)));
    assertThatThrownBy(() -> redshift.client().getStatementResult(request -> request.id(id + ":2")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void catalogue_listsSchemasTablesAndColumns() {
    redshift.run("CREATE TABLE listed (id int NOT NULL, name varchar(20), s super)");
    assertThat(
            redshift
                .client()
                .listDatabases(r -> r.workgroupName("trackway").database("dev"))
                .databases())
        .containsExactly("dev");
    assertThat(
            redshift
                .client()
                .listSchemas(r -> r.workgroupName("trackway").database("dev"))
                .schemas())
        .contains("public")
        .doesNotContain("redshift");
    assertThat(
            redshift
                .client()
                .listTables(
                    r -> r.workgroupName("trackway").database("dev").tablePattern("listed%"))
                .tables())
        .extracting(table -> table.schema() + "." + table.name() + " " + table.type())
        .containsExactly("public.listed TABLE");
    assertThat(
            redshift
                .client()
                .describeTable(
                    r ->
                        r.workgroupName("trackway")
                            .database("dev")
                            .schema("public")
                            .table("listed"))
                .columnList())
        .extracting(column -> column.name() + " " + column.typeName() + " " + column.length())
        .containsExactly("id int4 0", "name varchar 20", "s super 0");
  }
}
