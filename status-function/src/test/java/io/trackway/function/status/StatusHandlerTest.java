package io.trackway.function.status;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.Source;
import io.trackway.ingest.WriteKeys;
import io.trackway.status.ClaimLookup;
import io.trackway.status.RowLookup;
import io.trackway.status.Rows;
import io.trackway.status.StatusLookup;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusHandlerTest {

  private static final WriteKeys KEYS =
      new WriteKeys(
          List.of(
              WriteKeys.Entry.of("demo", "web"),
              new WriteKeys.Entry(
                  new Source("old"), "former", Set.of(), true, OptionalInt.empty())));
  private static final ClaimLookup HELD = new ClaimLookup.Held("s:1:0");
  private static final ClaimLookup FREE = new ClaimLookup.Free();
  private static final RowLookup NO_WAREHOUSE = new RowLookup.Unreachable("a secret of ours");

  @Test
  void warehouseAway_isSaid_andTheEventIsAccepted() throws IOException {
    assertThat(handle(HELD, NO_WAREHOUSE, event("demo", "e-1")))
        .contains(
            "\"statusCode\":200",
            "\\\"status\\\":\\\"accepted\\\"",
            "\\\"warehouse_reached\\\":false",
            "\"cache-control\":\"no-store\"")
        .doesNotContain("secret");
  }

  @Test
  void warehouseAway_andNothingKnown_is503_andTellsNothingOfIt() throws IOException {
    assertThat(handle(FREE, NO_WAREHOUSE, event("demo", "e-1")))
        .contains("\"statusCode\":503", "unavailable", "\"retry-after\":\"10\"", "no-store")
        .doesNotContain("secret");
  }

  @Test
  void disabledKey_is403() throws IOException {
    assertThat(handle(HELD, NO_WAREHOUSE, event("former", "e-1")))
        .contains("\"statusCode\":403", "key_disabled");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\\u0000b", "\\ud800"})
  void idThatNoEventCanHave_is400_andNamesTheLimit(String id) throws IOException {
    assertThat(handle(HELD, NO_WAREHOUSE, event("demo", id)))
        .contains("\"statusCode\":400", "invalid_field", "id must have 1 to 100 characters");
  }

  @Test
  void routeWithoutId_is400() throws IOException {
    assertThat(handle(HELD, NO_WAREHOUSE, "{\"headers\":{\"x-write-key\":\"demo\"}}"))
        .contains("\"statusCode\":400");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"body\":", "{\"isBase64Encoded\":true,\"body\":\"!\"}"})
  void whatNoGatewaySends_is500(String event) throws IOException {
    assertThat(handle(HELD, NO_WAREHOUSE, event)).contains("\"statusCode\":500", "internal_error");
  }

  /** Nothing is asked for somebody who may not ask. */
  @Test
  void unknownKey_asksNobody() throws IOException {
    StatusHandler handler =
        new StatusHandler(
            KEYS,
            new StatusLookup(
                (key, now, timeLimit) -> {
                  throw new AssertionError("the ledger was asked");
                },
                (search, deadline) -> {
                  throw new AssertionError("the warehouse was asked");
                },
                Duration.ofDays(7)),
            () -> KnownEvents.NOW);

    assertThat(handle(handler, event("nobodys", "e-1"))).contains("\"statusCode\":401");
    assertThat(handle(handler, event("demo", "x".repeat(101)))).contains("\"statusCode\":400");
  }

  @Test
  void nothingAnywhere_is404_andTellsWhereWasLooked() throws IOException {
    assertThat(handle(FREE, new RowLookup.Found(Rows.NONE), event("demo", "e-1")))
        .contains("\"statusCode\":404", "not_found", "source web", "last 14 days");
  }

  private static String event(String key, String id) {
    return "{\"headers\":{\"x-write-key\":\"%s\"},\"pathParameters\":{\"id\":\"%s\"}}"
        .formatted(key, id);
  }

  private static String handle(ClaimLookup claim, RowLookup rows, String event) throws IOException {
    return handle(
        new StatusHandler(
            KEYS,
            new StatusLookup(
                (key, now, timeLimit) -> claim, (search, deadline) -> rows, Duration.ofDays(7)),
            () -> KnownEvents.NOW),
        event);
  }

  private static String handle(StatusHandler handler, String event) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    handler.handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), out, new NoContext());
    return out.toString(UTF_8);
  }
}
