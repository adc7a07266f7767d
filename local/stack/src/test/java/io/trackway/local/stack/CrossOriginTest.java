package io.trackway.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.local.gateway.GatewaySettings;
import io.trackway.local.gateway.HttpApiGateway;
import io.trackway.local.gateway.Route;
import io.trackway.local.host.InvocationResult.Answered;
import io.trackway.local.host.Payload;
import io.trackway.local.template.Place;
import io.trackway.local.template.TemplateReader;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages may do with the API that is deployed. */
class CrossOriginTest {

  private static final String PAGE = "https://shop.example";
  private static final String ALLOW_ORIGIN = "access-control-allow-origin";

  private final AtomicInteger invocations = new AtomicInteger();
  private final HttpClient http = HttpClient.newHttpClient();
  private final GatewayPlan plan = plan(Map.of());
  private final HttpApiGateway gateway = gateway(plan);

  CrossOriginTest() throws IOException {}

  private static GatewayPlan plan(Map<String, String> more) throws IOException {
    Map<String, String> parameters = new HashMap<>(more);
    parameters.put("WarehouseWorkgroup", "analytics");
    return GatewayPlan.of(
        new TemplateReader(new Place("us-east-1", "000000000000", "trackway"))
            .read(Path.of(System.getProperty("trackway.root"), "template.yaml"), parameters));
  }

  private HttpApiGateway gateway(GatewayPlan of) throws IOException {
    return new HttpApiGateway(
        GatewaySettings.onPort(0),
        of.routes(),
        of.cors(),
        (function, event) -> {
          invocations.incrementAndGet();
          return new Answered(Payload.ofText("{\"statusCode\":200}"));
        });
  }

  @AfterEach
  void stop() {
    http.close();
    gateway.close();
  }

  private HttpResponse<String> preflight(HttpApiGateway to, String method, String path, String from)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(to.endpoint().resolve(path))
            .method("OPTIONS", BodyPublishers.noBody())
            .header("Origin", from)
            .header("Access-Control-Request-Method", method)
            .header("Access-Control-Request-Headers", "authorization,content-type")
            .build(),
        BodyHandlers.ofString());
  }

  @Test
  void everyRoute_mayBeCalledByAnyPage_withCredentials() throws Exception {
    assertThat(plan.routes()).isNotEmpty();
    for (Route route : plan.routes()) {
      String[] parts = route.routeKey().split(" ", 2);
      HttpResponse<String> answer =
          preflight(gateway, parts[0], parts[1].replaceAll("\\{.+?}", "x"), PAGE);

      assertThat(answer.statusCode()).as(route.routeKey()).isEqualTo(204);
      assertThat(answer.headers().firstValue(ALLOW_ORIGIN)).hasValue(PAGE);
      assertThat(answer.headers().firstValue("access-control-allow-credentials")).hasValue("true");
      assertThat(answer.headers().firstValue("access-control-allow-methods"))
          .hasValueSatisfying(methods -> assertThat(methods.split(",")).contains(parts[0]));
    }
    assertThat(invocations).hasValue(0);
  }

  /** What the SDKs for browsers ask for, seen when they ran. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "authorization",
        "x-retry-count",
        "content-type",
        "sp-anonymous",
        "x-write-key",
        "x-read-key"
      })
  void headersOfTheSdks_areAllowed(String header) throws Exception {
    HttpResponse<String> answer = preflight(gateway, "POST", "/v1/events", PAGE);

    assertThat(answer.headers().firstValue("access-control-allow-headers"))
        .hasValueSatisfying(headers -> assertThat(headers.split(",")).contains(header));
  }

  @Test
  void answer_isReadable_andSaysWhenToTryAgain() throws Exception {
    HttpResponse<String> answer = send(PAGE);

    assertThat(answer.headers().firstValue(ALLOW_ORIGIN)).hasValue(PAGE);
    assertThat(answer.headers().firstValue("access-control-expose-headers"))
        .hasValue("retry-after");
  }

  @Test
  void otherOrigins_areNotAllowed_whereTheyAreListed() throws Exception {
    try (HttpApiGateway own = gateway(plan(Map.of("AllowedOrigins", PAGE)))) {
      assertThat(preflight(own, "POST", "/v1/events", PAGE).headers().map())
          .containsKey(ALLOW_ORIGIN);
      HttpResponse<String> other = preflight(own, "POST", "/v1/events", "https://other.example");
      assertThat(other.statusCode()).isEqualTo(204);
      assertThat(other.headers().map()).doesNotContainKey(ALLOW_ORIGIN);
    }
  }

  /** A sandboxed frame or a page from a file: a beacon is taken, and its answer kept from it. */
  @Test
  void pageWithoutOrigin_mayOnlySendBeacons() throws Exception {
    assertThat(preflight(gateway, "POST", "/v1/events", "null").headers().map())
        .doesNotContainKey(ALLOW_ORIGIN);
    assertThat(invocations).hasValue(0);

    HttpResponse<String> beacon = send("null");
    assertThat(beacon.statusCode()).isEqualTo(200);
    assertThat(beacon.headers().map()).doesNotContainKey(ALLOW_ORIGIN);
    assertThat(invocations).hasValue(1);
  }

  /** As navigator.sendBeacon does: no preflight, since the type is one of a form's. */
  private HttpResponse<String> send(String origin) throws Exception {
    return http.send(
        HttpRequest.newBuilder(gateway.endpoint().resolve("/v1/events"))
            .header("Origin", origin)
            .header("Content-Type", "text/plain;charset=UTF-8")
            .POST(BodyPublishers.ofString("{}"))
            .build(),
        BodyHandlers.ofString());
  }
}
