package io.trackway.function.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackway.load.LoadOutcome;
import io.trackway.load.Loader;
import io.trackway.testing.load.CleanRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MigrationsTest {

  private static final int NEXT_VERSION = SchemaFiles.NAMES.size() + 1;

  private static final Migration NEXT =
      Migration.of(
          "V%03d__add_country.sql".formatted(NEXT_VERSION),
          """
          ALTER TABLE events ADD COLUMN country VARCHAR(8) DEFAULT 'none';
          INSERT INTO loads (load_id, shard, first_sequence_number, last_sequence_number,
            events_staged, rejected_staged, duplicates_staged)
          VALUES ('migration; 2', '', '', '', 0, 0, 0);
          """);

  private static final String FAILING_NAME = "V%03d__fail.sql".formatted(NEXT_VERSION);

  @BeforeEach
  void nothing() {
    TestWarehouse.reset();
  }

  @Test
  void apply_toNothing_givesTheNewestVersion_andAgainTheSame() throws MigrationException {
    Migrations packaged = Migrations.packaged(TestWarehouse.dataApi());

    assertThat(packaged.apply(TestWarehouse.soon())).isEqualTo(SchemaFiles.NAMES.size());
    assertThat(packaged.apply(TestWarehouse.soon())).isEqualTo(SchemaFiles.NAMES.size());

    assertThat(applied()).containsExactlyElementsOf(SchemaFiles.NAMES);
  }

  @Test
  void apply_fromAnOlderVersion_addsWhatIsMissingAndKeepsTheRows() throws MigrationException {
    Migrations.packaged(TestWarehouse.dataApi()).apply(TestWarehouse.soon());
    load("before", 1);

    assertThat(withNext().apply(TestWarehouse.soon())).isEqualTo(NEXT_VERSION);
    load("after", 2);

    assertThat(TestWarehouse.rows("SELECT country FROM events", row -> row.getString(1)))
        .containsExactly("none", "none");
  }

  @Test
  void apply_ofAnOlderFunction_leavesTheNewerSchemaAlone() throws MigrationException {
    withNext().apply(TestWarehouse.soon());

    assertThat(Migrations.packaged(TestWarehouse.dataApi()).apply(TestWarehouse.soon()))
        .isEqualTo(NEXT_VERSION);
  }

  @Test
  void apply_ofAChangedFile_saysSoAndChangesNothing() throws MigrationException {
    withNext().apply(TestWarehouse.soon());
    Migration changed = Migration.of(NEXT.name(), "DROP TABLE events;\n");

    assertThatThrownBy(() -> with(changed).apply(TestWarehouse.soon()))
        .isInstanceOf(MigrationException.class)
        .hasMessage(
            NEXT.name()
                + " was changed after it had been applied; undo the change and add a new version");
    assertThat(TestWarehouse.contents().events()).isEmpty();
  }

  @Test
  void apply_ofAFileThatFails_leavesNothingOfIt() {
    Migration failing =
        Migration.of(
            FAILING_NAME, "CREATE TABLE half (a INTEGER);\nINSERT INTO missing VALUES (1);\n");

    assertThatThrownBy(() -> with(failing).apply(TestWarehouse.soon()))
        .isInstanceOf(MigrationException.class)
        .hasMessageStartingWith(FAILING_NAME + " was not applied")
        .hasMessageContaining("\"missing\" does not exist");
    assertThat(applied()).containsExactlyElementsOf(SchemaFiles.NAMES);
    assertThat(
            TestWarehouse.rows(
                "SELECT tablename FROM pg_tables WHERE tablename = 'half'",
                row -> row.getString(1)))
        .isEmpty();
  }

  @Test
  void apply_fromSeveralDeploymentsAndLoadersAtOnce_isOnce() throws Exception {
    Migrations.packaged(TestWarehouse.dataApi()).apply(TestWarehouse.soon());
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      CyclicBarrier together = new CyclicBarrier(4);
      List<Future<?>> all = new ArrayList<>();
      for (int deployment = 0; deployment < 2; deployment++) {
        all.add(
            threads.submit(
                () -> {
                  together.await();
                  return withNext().apply(TestWarehouse.soon());
                }));
      }
      for (int loader = 0; loader < 2; loader++) {
        String name = "loader-" + loader;
        all.add(
            threads.submit(
                () -> {
                  together.await();
                  for (int batch = 0; batch < 5; batch++) {
                    load(name + "-" + batch, batch);
                  }
                  return name;
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    assertThat(TestWarehouse.contents().events()).hasSize(5);
    assertThat(
            TestWarehouse.rows(
                "SELECT 1 FROM loads WHERE load_id = 'migration; 2'", row -> row.getInt(1)))
        .hasSize(1);
  }

  @Test
  void apply_toNothing_fromTwoDeploymentsAtOnce_isOnce() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      CyclicBarrier together = new CyclicBarrier(2);
      List<Future<Integer>> versions = new ArrayList<>();
      for (int deployment = 0; deployment < 2; deployment++) {
        versions.add(
            threads.submit(
                () -> {
                  together.await();
                  return withNext().apply(TestWarehouse.soon());
                }));
      }
      for (Future<Integer> version : versions) {
        assertThat(version.get()).isEqualTo(NEXT_VERSION);
      }
    }
    assertThat(applied()).hasSize(NEXT_VERSION);
  }

  @Test
  void statements_endWithALine() {
    assertThat(
            Migration.statements(
                """
                -- A comment; with a semicolon;
                CREATE TABLE a (
                  -- inside
                  b VARCHAR(3) DEFAULT ';'
                );

                SELECT 1;
                SELECT 2
                """))
        .containsExactly("CREATE TABLE a (\n  b VARCHAR(3) DEFAULT ';'\n)", "SELECT 1", "SELECT 2");
  }

  @Test
  void checksum_isOfWhatRuns() {
    Migration migration = Migration.of("V001__a.sql", "-- one\nSELECT 1;  \n");

    assertThat(migration.checksum())
        .isEqualTo(Migration.of("V001__a.sql", "-- other\r\nSELECT 1;\r\n").checksum())
        .isNotEqualTo(Migration.of("V001__a.sql", "SELECT 2;\n").checksum());
  }

  @Test
  void files_areAllNamedAndNumberedInOrder() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/schema"))) {
      assertThat(files.map(file -> file.getFileName().toString()).filter(this::isVersion).sorted())
          .containsExactlyElementsOf(SchemaFiles.NAMES);
    }
    List<Migration> migrations = SchemaFiles.migrations();
    for (int index = 0; index < migrations.size(); index++) {
      assertThat(migrations.get(index).version()).isEqualTo(index + 1);
    }
  }

  private boolean isVersion(String name) {
    return !name.equals("bootstrap.sql");
  }

  private static Migrations withNext() {
    return with(NEXT);
  }

  private static Migrations with(Migration added) {
    List<Migration> migrations = new ArrayList<>(SchemaFiles.migrations());
    migrations.add(added);
    return new Migrations(TestWarehouse.dataApi(), SchemaFiles.bootstrap(), migrations);
  }

  private static List<String> applied() {
    return TestWarehouse.rows(
        "SELECT name FROM schema_versions ORDER BY version", row -> row.getString(1));
  }

  private static void load(String id, int event) {
    Loader loader =
        new Loader(
            new RedshiftWarehouse(TestWarehouse.dataApi(), Staging.LITERALS), RedshiftRows.SIZE);
    LoadOutcome outcome =
        loader.load(
            CleanRecords.batch(
                id,
                List.of(CleanRecords.record(event, CleanRecords.fresh(event, "event-" + event)))));
    assertThat(outcome).isInstanceOf(LoadOutcome.Completed.class);
  }
}
