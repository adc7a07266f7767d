package io.trackway.testing.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.trackway.event.CleanEvent;
import io.trackway.event.Details;
import io.trackway.event.Event;
import io.trackway.event.EventKey;
import io.trackway.event.JsonObject;
import io.trackway.event.Origin;
import io.trackway.event.Verdict;
import io.trackway.memory.WarehouseContents;
import java.util.List;
import java.util.stream.Stream;

/** Compares rows as an analyst would: JSON by its values, tables without an order. */
final class StoredRows {

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private StoredRows() {}

  static void assertEvents(WarehouseContents contents, List<Verdict.Fresh> expected) {
    assertThat(contents.events().stream().map(StoredRows::canonical).toList())
        .containsExactlyInAnyOrderElementsOf(expected.stream().map(StoredRows::canonical).toList());
  }

  /** What is true of a warehouse at every moment. */
  static void assertInvariants(WarehouseContents contents) {
    List<EventKey> keys = contents.events().stream().map(row -> row.event().event().key()).toList();
    assertThat(keys).as("keys of events").doesNotHaveDuplicates();
    Stream<Origin> events = contents.events().stream().map(Verdict.Fresh::origin);
    Stream<Origin> duplicates = contents.duplicates().stream().map(Verdict.Duplicate::origin);
    assertThat(Stream.concat(events, duplicates))
        .as("origins of events and duplicates")
        .doesNotHaveDuplicates();
    assertThat(contents.rejected().stream().map(Verdict.Rejected::origin))
        .as("origins of rejections")
        .doesNotHaveDuplicates();
    assertThat(contents.loads().stream().map(load -> load.id()))
        .as("load ids")
        .doesNotHaveDuplicates();
  }

  private static Verdict.Fresh canonical(Verdict.Fresh row) {
    Event event = row.event().event();
    Details details =
        new Details(
            canonical(event.details().properties()),
            canonical(event.details().context()),
            canonical(event.details().request()));
    Event canonical =
        new Event(event.key(), event.action(), event.identity(), event.times(), details);
    return new Verdict.Fresh(
        row.origin(),
        new CleanEvent(
            canonical,
            row.event().occurredAt(),
            row.event().late(),
            canonical(row.event().enrichment()),
            row.event().violations()));
  }

  private static JsonObject canonical(JsonObject object) {
    try {
      return new JsonObject(JSON.writeValueAsString(JSON.readValue(object.text(), Object.class)));
    } catch (JsonProcessingException notJson) {
      throw new AssertionError("stored JSON is not JSON: " + object.text(), notJson);
    }
  }
}
