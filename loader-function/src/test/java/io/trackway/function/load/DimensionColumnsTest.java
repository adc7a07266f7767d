package io.trackway.function.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.CleanEvent;
import io.trackway.event.Details;
import io.trackway.event.Event;
import io.trackway.event.JsonObject;
import io.trackway.event.Verdict;
import io.trackway.load.Dimension;
import io.trackway.load.Dimensions;
import io.trackway.load.LoadOutcome;
import io.trackway.load.Loader;
import io.trackway.testing.SampleEvents;
import io.trackway.testing.load.CleanRecords;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an event tells of its page, campaign and client stands in columns of its own. */
class DimensionColumnsTest {

  @BeforeEach
  void emptyWarehouse() throws MigrationException {
    TestWarehouse.empty();
  }

  @Test
  void load_fillsEachColumnWithItsOwnValue() {
    CleanEvent clean =
        clean(
            """
            {"page":{"url":"u","title":"t","referrer":"r"},"app":{"name":"an","version":"av"},
             "locale":"l","timezone":"tz","userAgent":"ua","ip":"i"}""",
            """
            {"browser":{"name":"b"},"os":{"name":"o"},"device":{"class":"dc"},"bot":true,
             "campaign":{"source":"cs","medium":"cm","name":"cn","term":"ct","content":"cc"},
             "referrer":{"medium":"rm","source":"rs","host":"rh"},
             "page":{"host":"ph","path":"pp"}}""");
    load(clean);

    Dimensions dimensions = Dimensions.of(clean);
    for (Dimension dimension : Dimension.values()) {
      assertThat(column(dimension.column()))
          .as(dimension.column())
          .isEqualTo(dimensions.text(dimension));
    }
    assertThat(column("bot")).isEqualTo("t");
    assertThat(column("truncated")).isEqualTo("null");
  }

  @Test
  void load_ofAValueThatIsTooLong_cutsItAndSaysSo_andKeepsTheWhole() {
    String title = "é".repeat(1_000);
    load(clean("{\"page\":{\"title\":\"" + title + "\"}}", "{}"));

    assertThat(column("page_title")).isEqualTo("é".repeat(512));
    assertThat(column("truncated")).isEqualTo("page_title");
    assertThat(column("context")).contains(title);
  }

  private static CleanEvent clean(String context, String enrichment) {
    Event sample = SampleEvents.event("a");
    Event event =
        new Event(
            sample.key(),
            sample.action(),
            sample.identity(),
            sample.times(),
            new Details(sample.details().properties(), new JsonObject(context)));
    return new CleanEvent(
        event, SampleEvents.RECEIVED_AT, false, new JsonObject(enrichment), List.of());
  }

  private static void load(CleanEvent event) {
    Loader loader =
        new Loader(
            new RedshiftWarehouse(TestWarehouse.dataApi(), Staging.LITERALS), RedshiftRows.SIZE);
    Verdict.Fresh row = new Verdict.Fresh(SampleEvents.origin(1), event);

    assertThat(loader.load(CleanRecords.batch("load", List.of(CleanRecords.record(10, row)))))
        .isInstanceOf(LoadOutcome.Completed.class);
  }

  private static String column(String name) {
    return TestWarehouse.rows(
            "SELECT " + name + " FROM events", row -> String.valueOf(row.getString(1)))
        .getFirst();
  }
}
