package io.trackway.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackway.local.host.InvocationResult.Answered;
import io.trackway.local.host.Payload;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What browsers are told. */
class CorsTest {

  private static final Cors SHOP =
      cors(List.of("https://shop.example"), new Cors.Preflight(300, true));
  private static final Cors EVERYBODY = cors(List.of("*"), new Cors.Preflight(0, false));

  @Test
  void preflight_isAnsweredWithoutTheFunction() throws Exception {
    try (GatewayClient client = client(Optional.of(SHOP))) {
      HttpResponse<String> response = preflight(client, "https://shop.example");
      assertThat(response.statusCode()).isEqualTo(204);
      assertThat(header(response, "access-control-allow-origin")).contains("https://shop.example");
      assertThat(header(response, "access-control-allow-methods")).contains("GET,POST");
      assertThat(header(response, "access-control-allow-headers"))
          .contains("content-type,x-write-key");
      assertThat(header(response, "access-control-max-age")).contains("300");
      assertThat(header(response, "access-control-allow-credentials")).contains("true");
      assertThat(client.invocations()).isZero();
    }
  }

  @Test
  void preflight_ofAnotherOrigin_allowsNothing() throws Exception {
    try (GatewayClient client = client(Optional.of(SHOP))) {
      HttpResponse<String> response = preflight(client, "https://other.example");
      assertThat(response.statusCode()).isEqualTo(204);
      assertThat(response.headers().map()).doesNotContainKey("access-control-allow-origin");
    }
  }

  @Test
  void preflight_withoutConfiguration_isRoutedLikeAnyRequest() throws Exception {
    try (GatewayClient client = client(Optional.empty())) {
      assertThat(preflight(client, "https://shop.example").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void origin_isComparedWithoutRegardToCase() {
    assertThat(SHOP.allows("HTTPS://Shop.Example")).isTrue();
  }

  @Test
  void origin_ofAnySecureSite() {
    Cors secure = cors(List.of("https://*"), new Cors.Preflight(0, false));
    assertThat(secure.allows("https://anything.example")).isTrue();
    assertThat(secure.allows("http://anything.example")).isFalse();
  }

  @Test
  void anyOrigin_isAnsweredWithAnAsterisk() throws Exception {
    try (GatewayClient client = client(Optional.of(EVERYBODY))) {
      assertThat(header(post(client, "https://a.example"), "access-control-allow-origin"))
          .contains("*");
    }
  }

  @Test
  void corsHeadersOfTheFunction_areIgnored() throws Exception {
    try (GatewayClient client = client(Optional.of(SHOP))) {
      HttpResponse<String> response = post(client, "https://shop.example");
      assertThat(response.headers().allValues("access-control-allow-origin"))
          .containsExactly("https://shop.example");
      assertThat(header(response, "access-control-expose-headers")).contains("x-request");
    }
  }

  @Test
  void corsHeadersOfTheFunction_areKeptWithoutConfiguration() throws Exception {
    try (GatewayClient client = client(Optional.empty())) {
      assertThat(header(post(client, "https://shop.example"), "access-control-allow-origin"))
          .contains("https://from.the.function");
    }
  }

  @Test
  void requestWithoutOrigin_getsNoCorsHeaders() throws Exception {
    try (GatewayClient client = client(Optional.of(SHOP))) {
      HttpResponse<String> response =
          client.post("/v1/events", "application/json", new byte[] {'1'});
      assertThat(response.headers().map()).doesNotContainKey("access-control-allow-origin");
    }
  }

  @Test
  void credentials_forEveryOrigin_areRefused() {
    assertThatThrownBy(() -> cors(List.of("*"), new Cors.Preflight(0, true)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Cors cors(List<String> origins, Cors.Preflight preflight) {
    return new Cors(
        origins,
        List.of("GET", "POST"),
        List.of("content-type", "x-write-key"),
        List.of("x-request"),
        preflight);
  }

  private static GatewayClient client(Optional<Cors> cors) throws Exception {
    Payload answer =
        Payload.ofText(
            "{\"statusCode\":200,\"headers\":"
                + "{\"Access-Control-Allow-Origin\":\"https://from.the.function\"}}");
    return new GatewayClient(
        List.of("POST /v1/events"), cors, (name, event) -> new Answered(answer));
  }

  private static HttpResponse<String> preflight(GatewayClient client, String origin)
      throws Exception {
    return client.send(
        HttpRequest.newBuilder(client.uri("/v1/events"))
            .method("OPTIONS", BodyPublishers.noBody())
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "POST"));
  }

  private static HttpResponse<String> post(GatewayClient client, String origin) throws Exception {
    return client.send(
        HttpRequest.newBuilder(client.uri("/v1/events"))
            .POST(BodyPublishers.ofString("{}"))
            .header("Origin", origin));
  }

  private static Optional<String> header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name);
  }
}
