package io.trackway.function.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.load.Columns;
import io.trackway.load.Dimension;
import io.trackway.load.Stage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No SQL that is sent has a construct that Redshift lacks, whatever the engine of the tests would
 * take.
 */
class RedshiftDialectTest {

  /** Brackets with at most three further levels inside. */
  private static final String BRACKETS = brackets(3);

  /**
   * What PostgreSQL has and Redshift has not, or has with another meaning. Sources are pages of the
   * Amazon Redshift Database Developer Guide: "Unsupported PostgreSQL features", "... data types",
   * "... functions", and those of the commands named.
   */
  private static final Map<String, String> LACKING =
      Map.ofEntries(
          Map.entry("ON CONFLICT", "\\bON\\s+CONFLICT\\b"), // INSERT
          Map.entry("RETURNING", "\\bRETURNING\\b"), // INSERT
          Map.entry("DISTINCT ON", "\\bDISTINCT\\s+ON\\b"), // SELECT list
          Map.entry("VALUES as a table", "(\\bFROM|\\bJOIN|,)\\s*\\(\\s*VALUES\\b"), // FROM clause
          Map.entry("index", "\\b(CREATE|DROP)\\s+(UNIQUE\\s+)?INDEX\\b"), // unsupported features
          Map.entry("sequence", "\\b(SEQUENCE|NEXTVAL|BIGSERIAL|SERIAL)\\b"), // data types
          Map.entry("constraint that is not enforced", "\\b(PRIMARY\\s+KEY|UNIQUE|REFERENCES)\\b"),
          Map.entry("check", "\\b(CHECK\\s*\\(|EXCLUDE\\s+USING)"), // CREATE TABLE
          Map.entry("JSON operator", "->|#>|@>|<@|\\?\\||\\?&"), // operators
          Map.entry("JSON type", "(?<!FORMAT AS )\\bJSONB?\\b"), // data types
          Map.entry("array", "\\bARRAY\\s*\\[|\\w\\[\\]"), // data types
          Map.entry("other type", "\\b(UUID|BYTEA|MONEY|XML|HSTORE|INET|CIDR|ENUM)\\b"),
          Map.entry("TEXT, which is VARCHAR(256)", "\\bTEXT\\b"), // character types
          Map.entry("LATERAL", "\\bLATERAL\\b"), // FROM clause
          Map.entry("FILTER", "\\bFILTER\\s*\\("), // aggregate functions
          Map.entry("function", "\\b(GENERATE_SERIES|STRING_AGG|ARRAY_AGG|UNNEST)\\s*\\("),
          Map.entry("other function", "\\b(AGE|DATE_BIN|MAKE_\\w+|CLOCK_TIMESTAMP)\\s*\\("),
          // Window function syntax summary: ORDER BY of an aggregate needs a frame, of ROWS.
          Map.entry(
              "aggregate window without a frame",
              "\\b(SUM|COUNT|MIN|MAX|AVG|FIRST_VALUE|LAST_VALUE|NTH_VALUE)\\s*"
                  + BRACKETS
                  + "\\s*OVER\\s*\\((?:(?!\\bROWS\\b)[^()])*\\bORDER\\s+BY\\b"
                  + "(?:(?!\\bROWS\\b)[^()])*\\)"),
          Map.entry("frame other than ROWS", "\\b(RANGE|GROUPS)\\s+(BETWEEN|UNBOUNDED|CURRENT)\\b"),
          Map.entry("named window", "\\bWINDOW\\s+\\w+\\s+AS\\b"), // SELECT
          Map.entry(
              "DISTINCT in a window", // COUNT window function
              "\\(\\s*DISTINCT\\b[^()]*\\)\\s*OVER\\b"),
          Map.entry("default of LAG", "\\b(LAG|LEAD)\\s*\\([^(),]*,[^(),]*,"), // LAG, LEAD
          // DATEDIFF: date, time, timetz or timestamp.
          Map.entry(
              "DATEDIFF of TIMESTAMPTZ",
              "\\bDATEDIFF\\s*\\((?:[^()]|" + BRACKETS + ")*?(?:\\b\\w+_AT|\\(\\w+_AT\\))\\s*[,)]"),
          // Boolean type: IS only in WHERE, so not in a CASE.
          Map.entry(
              "IS TRUE in a value",
              "\\bWHEN\\b(?:(?!\\bTHEN\\b).)*\\bIS\\s+(NOT\\s+)?(TRUE|FALSE)\\b"),
          Map.entry("FETCH FIRST", "\\bFETCH\\s+(FIRST|NEXT)\\b"), // SELECT
          Map.entry("recursive", "\\bWITH\\s+RECURSIVE\\b"), // CREATE VIEW tells of none
          Map.entry(
              "NOW, which only the leader node has", "\\bNOW\\s*\\("), // leader-node functions
          Map.entry("LOCK with a mode", "\\bLOCK\\b.*\\bMODE\\b"), // LOCK
          Map.entry("ON COMMIT", "\\bON\\s+COMMIT\\b"), // CREATE TABLE
          Map.entry("UNLOGGED", "\\bUNLOGGED\\b"), // CREATE TABLE
          Map.entry("TRUNCATE, which commits", "\\bTRUNCATE\\b"), // TRUNCATE
          Map.entry("WITH before INSERT", "^\\s*WITH\\b.*\\bINSERT\\b"),
          Map.entry("trigger", "\\b(CREATE\\s+TRIGGER|CREATE\\s+RULE)\\b")); // unsupported features

  private static final Pattern LITERAL = Pattern.compile("'(?:[^'\\\\]|''|\\\\.)*'");

  private static final Pattern WIDTH =
      Pattern.compile("(?:^\\s*|ADD COLUMN )(\\w+) VARCHAR\\((\\d+)\\)", Pattern.MULTILINE);

  @Test
  void everyStatement_isRedshifts() {
    assertThat(statements().toList()).hasSizeGreaterThan(15);
    statements().forEach(sql -> assertThat(lacking(sql)).as(sql).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO a VALUES (1) ON CONFLICT DO NOTHING",
        "INSERT INTO a VALUES (1) RETURNING b",
        "SELECT DISTINCT ON (a) b FROM c",
        "SELECT * FROM (VALUES (1), (2)) AS v",
        "CREATE INDEX a ON b (c)",
        "CREATE TABLE a (b SERIAL)",
        "CREATE TABLE a (b INTEGER PRIMARY KEY)",
        "SELECT a ->> 'b' FROM c",
        "SELECT a @> '{}' FROM c",
        "CREATE TABLE a (b TEXT)",
        "LOCK TABLE a IN ACCESS EXCLUSIVE MODE",
        "SELECT SUM(CASE WHEN NVL(b, 0) > 1 THEN 1 END) OVER (PARTITION BY a ORDER BY b) FROM c",
        "SELECT MAX(a) OVER (ORDER BY b RANGE UNBOUNDED PRECEDING) FROM c",
        "SELECT RANK() OVER w FROM c WINDOW w AS (ORDER BY a)",
        "SELECT COUNT(DISTINCT a) OVER (PARTITION BY b) FROM c",
        "SELECT LAG(a, 1, 0) OVER (ORDER BY a) FROM c",
        "SELECT DATEDIFF(second, MIN(sent_at), MAX(received_at)) FROM c",
        "SELECT DATEDIFF(day, sent_at AT TIME ZONE 'UTC', received_at) FROM c",
        "SELECT SUM(CASE WHEN bot IS TRUE THEN 1 END) FROM c",
        "SELECT a FROM b FETCH FIRST 1 ROW ONLY",
        "CREATE VIEW a AS WITH RECURSIVE b AS (SELECT 1) SELECT * FROM b"
      })
  void theList_findsWhatRedshiftLacks(String sql) {
    assertThat(lacking(sql)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT SUM(a) OVER (PARTITION BY a ORDER BY b ROWS UNBOUNDED PRECEDING), MAX(a) OVER"
            + " (PARTITION BY b), LAG(a, 1) OVER (ORDER BY b) FROM c",
        "SELECT DATEDIFF(second, MIN(sent_at) AT TIME ZONE 'UTC', received_at AT TIME ZONE 'UTC')",
        "SELECT a FROM b WHERE c IS NOT TRUE"
      })
  void theList_passesWhatRedshiftHas(String sql) {
    assertThat(lacking(sql)).isEmpty();
  }

  /** A view without binding would not notice that what it reads is gone. */
  @Test
  void views_areBoundToWhatTheyRead() {
    List<String> views =
        statements().filter(sql -> sql.startsWith("CREATE") && sql.contains(" VIEW ")).toList();

    assertThat(views).hasSizeGreaterThan(12);
    assertThat(views).allMatch(sql -> sql.startsWith("CREATE VIEW "));
    assertThat(views).noneMatch(sql -> sql.contains("NO SCHEMA BINDING"));
  }

  /** A stage is as wide as its table, and both as what the model says that fits. */
  @Test
  void widths_areThoseOfTheModel() {
    Map<String, Integer> expected = new TreeMap<>();
    for (Dimension dimension : Dimension.values()) {
      expected.put(dimension.column(), dimension.bytesMax());
    }
    expected.putAll(
        Map.ofEntries(
            Map.entry("event_id", Columns.EVENT_ID_BYTES_MAX),
            Map.entry("source", Columns.SOURCE_BYTES_MAX),
            Map.entry("name", Columns.NAME_BYTES_MAX),
            Map.entry("user_id", Columns.NAME_BYTES_MAX),
            Map.entry("anonymous_id", Columns.NAME_BYTES_MAX),
            Map.entry("previous_id", Columns.NAME_BYTES_MAX),
            Map.entry("group_id", Columns.NAME_BYTES_MAX),
            Map.entry("origin", Columns.ORIGIN_BYTES_MAX),
            Map.entry("owner", Columns.ORIGIN_BYTES_MAX),
            Map.entry("message", Columns.MESSAGE_BYTES_MAX),
            Map.entry("payload", Columns.TEXT_BYTES_MAX),
            Map.entry("properties", Columns.TEXT_BYTES_MAX),
            Map.entry("context", Columns.TEXT_BYTES_MAX),
            Map.entry("request", Columns.TEXT_BYTES_MAX),
            Map.entry("enrichment", Columns.TEXT_BYTES_MAX),
            Map.entry("violations", Columns.TEXT_BYTES_MAX),
            Map.entry("truncated", Columns.TRUNCATED_BYTES_MAX),
            Map.entry("type", 16),
            Map.entry("code", 64)));
    List<String> sql =
        Stream.concat(
                SchemaFiles.migrations().stream().flatMap(file -> file.statements().stream()),
                RedshiftSqlTest.ALL.stream().map(RedshiftSqlTest::sql))
            .toList();
    Map<String, Integer> found = new TreeMap<>();
    for (String statement : sql) {
      Matcher width = WIDTH.matcher(statement);
      while (width.find()) {
        String column = width.group(1);
        int bytes = Integer.parseInt(width.group(2));
        if (expected.containsKey(column)) {
          assertThat(bytes).as(column).isEqualTo(expected.get(column));
          found.put(column, bytes);
        }
      }
    }
    assertThat(found).isEqualTo(expected);
  }

  private static Stream<String> statements() {
    Migration migration = SchemaFiles.migrations().getFirst();
    return Stream.of(
            SchemaFiles.bootstrap().stream(),
            SchemaFiles.migrations().stream().flatMap(file -> file.statements().stream()),
            RedshiftSqlTest.ALL.stream().map(RedshiftSqlTest::sql),
            Stream.of(CopyStaging.copy(Stage.EVENTS, "s3://load/a.json.gz", "default")),
            Stream.of(StageSql.create(Stage.EVENTS, StagedJson.VALUE)),
            Stream.of(SchemaSql.APPLIED, SchemaSql.guard(migration), SchemaSql.record(migration)))
        .flatMap(sql -> sql);
  }

  private static String brackets(int levels) {
    return levels == 0 ? "\\([^()]*+\\)" : "\\((?:[^()]++|" + brackets(levels - 1) + ")*+\\)";
  }

  private static List<String> lacking(String sql) {
    String text = LITERAL.matcher(sql).replaceAll("''");
    return LACKING.entrySet().stream()
        .filter(
            construct ->
                Pattern.compile(construct.getValue(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL)
                    .matcher(text)
                    .find())
        .map(Map.Entry::getKey)
        .toList();
  }
}
