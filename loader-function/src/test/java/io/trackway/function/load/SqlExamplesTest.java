package io.trackway.function.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.redshiftdata.model.ColumnMetadata;

/** The documents' queries run and give the results below them; their tables name all columns. */
class SqlExamplesTest {

  private static final Path DOCUMENTS = Path.of(System.getProperty("trackway.root"), "docs");
  private static final Path KNOWN_EVENTS = Path.of("src/test/resources/known-events.sql");

  /** A block of SQL, and the lines of the table that may follow it. */
  private static final Pattern EXAMPLE =
      Pattern.compile("(?m)^ *```sql\n((?:.*\n)*?) *```\n(?:\n((?:\\|.*\n)+))?");

  private static final Pattern NAME = Pattern.compile("`(\\w+)`");

  @BeforeEach
  void load() throws MigrationException, IOException {
    TestWarehouse.empty();
    ViewQueries.run(Migration.statements(Files.readString(KNOWN_EVENTS)));
  }

  /** One statement with the table below it, or with no lines where there is none. */
  private record Example(String sql, List<List<String>> table) {}

  @ParameterizedTest
  @ValueSource(strings = {"analytics.md", "warehouse.md", "event-time.md", "tracking-plan.md"})
  void everyQuery_givesWhatStandsBelowIt(String document) throws IOException {
    List<Example> examples = examples(document);

    assertThat(examples).isNotEmpty();
    for (Example example : examples) {
      List<List<String>> result = result(example.sql());
      if (!example.table().isEmpty()) {
        assertThat(result).as(example.sql()).isEqualTo(example.table());
      }
    }
    if (document.equals("analytics.md")) {
      assertThat(examples).filteredOn(example -> example.table().isEmpty()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "warehouse.md, | column | type | what it is |, events",
    "analytics.md, | column of `users` | what it is |, users",
    "analytics.md, | column of `sessions` | what it is |, sessions",
    "analytics.md, | column | what it is |, funnel_steps"
  })
  void everyTableOfColumns_namesThoseThatThereAre(String document, String head, String table)
      throws IOException {
    List<String> named =
        Files.readString(DOCUMENTS.resolve(document))
            .lines()
            .dropWhile(line -> !line.equals(head))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .map(line -> line.split("\\|", -1)[1])
            .flatMap(cell -> NAME.matcher(cell).results().map(name -> name.group(1)))
            .toList();

    assertThat(named)
        .containsExactlyInAnyOrderElementsOf(
            TestWarehouse.rows(
                "SELECT column_name FROM information_schema.columns WHERE table_name = '%s'"
                    .formatted(table),
                row -> row.getString(1)));
  }

  /** The names of the columns, then the rows; what is NULL is empty. */
  private static List<List<String>> result(String sql) {
    String id = ViewQueries.run(List.of(sql)).id() + ":1";
    if (!sql.startsWith("select")) {
      return List.of();
    }
    List<List<String>> result = new ArrayList<>();
    result.add(
        TestWarehouse.client()
            .getStatementResult(request -> request.id(id))
            .columnMetadata()
            .stream()
            .map(ColumnMetadata::name)
            .toList());
    ViewQueries.rows(sql).stream()
        .map(row -> row.stream().map(value -> value.equals("null") ? "" : value).toList())
        .forEach(result::add);
    return result;
  }

  private static List<Example> examples(String document) throws IOException {
    Matcher found = EXAMPLE.matcher(Files.readString(DOCUMENTS.resolve(document)));
    List<Example> examples = new ArrayList<>();
    while (found.find()) {
      List<List<String>> table = found.group(2) == null ? List.of() : table(found.group(2));
      for (String sql : Migration.statements(found.group(1).stripIndent())) {
        examples.add(new Example(sql, table));
      }
    }
    return examples;
  }

  private static List<List<String>> table(String lines) {
    return lines
        .lines()
        .filter(line -> !line.startsWith("|---"))
        .map(line -> line.substring(1, line.length() - 1))
        .map(line -> Stream.of(line.split("\\|", -1)).map(String::strip).toList())
        .toList();
  }
}
