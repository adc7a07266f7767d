package io.trackway.livestore;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.JsonObject;
import io.trackway.live.Document;
import io.trackway.live.Place;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** What a document costs; the service counts kilobytes, begun ones as whole. */
class WriteUnitsTest {

  @Test
  void documentOfAnActiveUser_costsAFourthOfItsText() throws IOException {
    try (LocalTables local = LocalTables.start()) {
      String table = local.createTable();
      DynamoLiveStore store = new DynamoLiveStore(local.client(), table, Tries.JITTERED);
      Place place = new Place("trail", "8d3f3a1e-6a43-4f8e-9a57-0d3b4c1c9d10");
      JsonObject content = activeUser();

      assertThat(store.store(List.of(Document.absent(place).with(content)))).isEmpty();

      assertThat(content.text().length()).isBetween(3_500, 4_000);
      assertThat(writeUnits(local, table, place)).isEqualTo(1);
    }
  }

  /** A change that leaves everything as it is costs what the whole item does. */
  private static double writeUnits(LocalTables local, String table, Place place) {
    return local
        .client()
        .updateItem(
            request ->
                request
                    .tableName(table)
                    .key(Item.key(place))
                    .updateExpression("SET #version = #version")
                    .expressionAttributeNames(Condition.NAMES)
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
        .consumedCapacity()
        .capacityUnits();
  }

  /** Fifty kinds of event, each with a count and two times. */
  private static JsonObject activeUser() {
    return new JsonObject(
        IntStream.range(0, 50)
            .mapToObj(
                kind ->
                    "\"Product %s\":{\"count\":%d,\"first\":%d,\"last\":%d}"
                        .formatted(
                            List.of("Viewed", "Added", "Removed", "Shared").get(kind % 4) + kind,
                            kind * 7 % 31,
                            1_772_366_400_000L + kind * 86_400L,
                            1_772_366_400_000L + kind * 97_000_123L))
            .collect(Collectors.joining(",", "{\"events\":{", "}}")));
  }
}
