package io.trackway.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a function receives for a request: payload format 2.0. */
class ProxyEventTest {

  @Test
  void event_namesVersionRouteAndPath() throws Exception {
    try (GatewayClient client = GatewayClient.echoing("GET /health")) {
      client.get("/health");
      JsonNode event = client.event();
      assertThat(event.path("version").asText()).isEqualTo("2.0");
      assertThat(event.path("routeKey").asText()).isEqualTo("GET /health");
      assertThat(event.path("rawPath").asText()).isEqualTo("/health");
      assertThat(event.path("rawQueryString").asText()).isEmpty();
    }
  }

  @Test
  void requestContext_describesTheRequest() throws Exception {
    try (GatewayClient client = GatewayClient.echoing("$default")) {
      client.send(HttpRequest.newBuilder(client.uri("/a/b")).header("User-Agent", "probe/1"));
      JsonNode context = client.event().path("requestContext");
      assertThat(context.path("http").path("method").asText()).isEqualTo("GET");
      assertThat(context.path("http").path("path").asText()).isEqualTo("/a/b");
      assertThat(context.path("http").path("protocol").asText()).isEqualTo("HTTP/1.1");
      assertThat(context.path("http").path("sourceIp").asText()).isEqualTo("127.0.0.1");
      assertThat(context.path("http").path("userAgent").asText()).isEqualTo("probe/1");
      assertThat(context.path("stage").asText()).isEqualTo("$default");
      assertThat(context.path("requestId").asText()).isNotEmpty();
      assertThat(context.path("time").asText())
          .matches("\\d\\d/[A-Z][a-z]{2}/\\d{4}:\\d\\d:\\d\\d:\\d\\d \\+0000");
      assertThat(context.path("timeEpoch").isIntegralNumber()).isTrue();
    }
  }

  @Test
  void headers_areLowerCaseAndRepeatedOnesJoined() throws Exception {
    try (GatewayClient client = GatewayClient.echoing("$default")) {
      client.raw(
          """
          GET / HTTP/1.1\r
          Host: x\r
          X-Write-Key: demo\r
          X-Tag: a\r
          x-tag: b\r
          Connection: close\r
          \r
          """);
      JsonNode headers = client.event().path("headers");
      assertThat(headers.path("x-write-key").asText()).isEqualTo("demo");
      assertThat(headers.path("x-tag").asText()).isEqualTo("a,b");
      assertThat(headers.has("connection")).isFalse();
    }
  }

  @Test
  void headers_nameTheClientBehindTheGateway() throws Exception {
    try (GatewayClient client = GatewayClient.echoing("$default")) {
      client.send(HttpRequest.newBuilder(client.uri("/")).header("X-Forwarded-For", "10.0.0.1"));
      JsonNode headers = client.event().path("headers");
      assertThat(headers.path("x-forwarded-for").asText()).isEqualTo("10.0.0.1, 127.0.0.1");
      assertThat(headers.path("x-forwarded-proto").asText()).isEqualTo("http");
      assertThat(headers.path("x-forwarded-port").asText())
          .isEqualTo(String.valueOf(client.uri("/").getPort()));
    }
  }

  @Test
  void cookies_areAnArrayAndNoHeader() throws Exception {
    try (GatewayClient client = GatewayClient.echoing("$default")) {
      client.send(HttpRequest.newBuilder(client.uri("/")).header("Cookie", "a=1; b=2"));
      assertThat(client.event().path("cookies").toString()).isEqualTo("[\"a=1\",\"b=2\"]");
      assertThat(client.event().path("headers").has("cookie")).isFalse();
    }
  }

  @Test
  void queryString_isDecodedAndRepeatedParametersJoined() throws Exception {
    try (GatewayClient client = GatewayClient.echoing("$default")) {
      client.get("/?tag=a%20b&tag=c+d&flag");
      assertThat(client.event().path("rawQueryString").asText())
          .isEqualTo("tag=a%20b&tag=c+d&flag");
      assertThat(client.event().path("queryStringParameters").toString())
          .isEqualTo("{\"tag\":\"a b,c d\",\"flag\":\"\"}");
    }
  }

  @Test
  void queryString_whenAbsent_leavesNoKey() throws Exception {
    try (GatewayClient client = GatewayClient.echoing("$default")) {
      client.get("/");
      assertThat(client.event().has("queryStringParameters")).isFalse();
      assertThat(client.event().has("pathParameters")).isFalse();
      assertThat(client.event().has("cookies")).isFalse();
    }
  }

  @Test
  void body_whenEmpty_leavesNoKey() throws Exception {
    try (GatewayClient client = GatewayClient.echoing("$default")) {
      client.post("/", "application/json", new byte[0]);
      assertThat(client.event().has("body")).isFalse();
      assertThat(client.event().path("isBase64Encoded").asBoolean(true)).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json; charset=utf-8",
        "Application/JSON",
        "application/xml",
        "application/javascript",
        "text/plain",
        "text/csv"
      })
  void body_ofATextType_isText(String contentType) throws Exception {
    try (GatewayClient client = GatewayClient.echoing("$default")) {
      client.post("/", contentType, "{\"a\":\"ü\"}".getBytes(StandardCharsets.UTF_8));
      assertThat(client.event().path("body").asText()).isEqualTo("{\"a\":\"ü\"}");
      assertThat(client.event().path("isBase64Encoded").asBoolean(true)).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/octet-stream",
        "application/gzip",
        "application/x-www-form-urlencoded",
        "application/x-ndjson",
        "application/vnd.api+json"
      })
  void body_ofAnyOtherType_isBase64(String contentType) throws Exception {
    try (GatewayClient client = GatewayClient.echoing("$default")) {
      byte[] body = {31, (byte) 0x8b, 0, (byte) 0xff};
      client.post("/", contentType, body);
      assertThat(Base64.getDecoder().decode(client.event().path("body").asText())).isEqualTo(body);
      assertThat(client.event().path("isBase64Encoded").asBoolean(false)).isTrue();
    }
  }

  @Test
  void body_withoutContentType_isBase64() throws Exception {
    try (GatewayClient client = GatewayClient.echoing("$default")) {
      client.send(HttpRequest.newBuilder(client.uri("/")).POST(BodyPublishers.ofString("hello")));
      assertThat(client.event().path("body").asText()).isEqualTo("aGVsbG8=");
      assertThat(client.event().path("isBase64Encoded").asBoolean(false)).isTrue();
    }
  }
}
