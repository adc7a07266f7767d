package io.trackway.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which route a request takes. */
class RouteTableTest {

  private final RouteTable routes =
      table("$default", "ANY /v1/{proxy+}", "GET /v1/{id}", "POST /v1/events", "ANY /v1/events");

  @Test
  void fullMatch_comesFirst() {
    assertThat(routes.find("POST", "/v1/events").map(RouteTableTest::key))
        .contains("POST /v1/events");
  }

  @Test
  void anyMethod_comesAfterTheMethodItself() {
    assertThat(routes.find("PUT", "/v1/events").map(RouteTableTest::key))
        .contains("ANY /v1/events");
  }

  @Test
  void variable_comesBeforeAGreedyOne() {
    Optional<RouteTable.Match> match = routes.find("GET", "/v1/a%20b+c");
    assertThat(match.map(RouteTableTest::key)).contains("GET /v1/{id}");
    assertThat(match.map(RouteTable.Match::pathParameters)).contains(Map.of("id", "a b+c"));
  }

  @Test
  void greedyVariable_takesTheRestOfThePath() {
    Optional<RouteTable.Match> match = routes.find("GET", "/v1/a/b/c");
    assertThat(match.map(RouteTableTest::key)).contains("ANY /v1/{proxy+}");
    assertThat(match.map(RouteTable.Match::pathParameters)).contains(Map.of("proxy", "a/b/c"));
  }

  @Test
  void greedyVariable_takesASlashAtTheEnd() {
    assertThat(table("POST /v1/{proxy+}").find("POST", "/v1/import/").map(RouteTableTest::key))
        .contains("POST /v1/{proxy+}");
  }

  @Test
  void defaultRoute_takesTheRest() {
    assertThat(routes.find("DELETE", "/other").map(RouteTableTest::key)).contains("$default");
  }

  @Test
  void nothing_whenNoRouteMatches() {
    assertThat(table("GET /health").find("GET", "/health/more")).isEmpty();
    assertThat(table("GET /health").find("GET", "/")).isEmpty();
  }

  @Test
  void rootRoute_takesTheRoot() {
    assertThat(table("GET /").find("GET", "/").map(RouteTableTest::key)).contains("GET /");
  }

  @Test
  void routeKey_thatIsMalformed_isRefused() {
    assertThatThrownBy(() -> new Route("/v1/events", "Function"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String key(RouteTable.Match match) {
    return match.route().routeKey();
  }

  private static RouteTable table(String... keys) {
    return new RouteTable(Arrays.stream(keys).map(it -> new Route(it, "Function")).toList());
  }
}
