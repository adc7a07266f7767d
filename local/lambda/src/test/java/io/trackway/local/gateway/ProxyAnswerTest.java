package io.trackway.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.local.host.InvocationResult;
import io.trackway.local.host.InvocationResult.Crashed;
import io.trackway.local.host.InvocationResult.RequestTooLarge;
import io.trackway.local.host.InvocationResult.Throttled;
import io.trackway.local.host.InvocationResult.TimedOut;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client receives for an answer of a function. */
class ProxyAnswerTest {

  @Test
  void answer_withStatusHeadersAndBody() throws Exception {
    HttpResponse<String> response =
        get(
            "{\"statusCode\":202,\"headers\":{\"X-Count\":3,\"Retry-After\":\"1,2\"},"
                + "\"body\":\"done\"}");
    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(response.headers().allValues("x-count")).containsExactly("3");
    assertThat(response.headers().allValues("retry-after")).containsExactly("1,2");
    assertThat(response.body()).isEqualTo("done");
  }

  @Test
  void answer_withCookies() throws Exception {
    assertThat(
            get("{\"statusCode\":200,\"cookies\":[\"a=1\",\"b=2; Secure\"]}")
                .headers()
                .allValues("set-cookie"))
        .containsExactly("a=1", "b=2; Secure");
  }

  @Test
  void answer_inBase64_isDecoded() throws Exception {
    assertThat(get("{\"statusCode\":200,\"body\":\"aGVsbG8=\",\"isBase64Encoded\":true}").body())
        .isEqualTo("hello");
  }

  @Test
  void answer_withoutStatusCode_isTheBody() throws Exception {
    HttpResponse<String> response = get("{\"accepted\":1}");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().allValues("content-type")).containsExactly("application/json");
    assertThat(response.body()).isEqualTo("{\"accepted\":1}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not json",
        "",
        "{\"statusCode\":200,\"body\":{\"no\":\"string\"}}",
        "{\"statusCode\":\"many\"}",
        "{\"statusCode\":200,\"headers\":{\"x\":[\"a\"]}}",
        "{\"statusCode\":200,\"body\":\"?\",\"isBase64Encoded\":true}"
      })
  void answer_thatIsInvalid_isAnInternalError(String answer) throws Exception {
    assertMessage(get(answer), 500, "Internal Server Error");
  }

  @Test
  void crash_isAnInternalError() throws Exception {
    assertMessage(get(new Crashed("gone")), 500, "Internal Server Error");
  }

  @Test
  void timeoutOfTheFunction_isAnInternalError() throws Exception {
    assertMessage(get(new TimedOut("late")), 500, "Internal Server Error");
  }

  @Test
  void throttle_isServiceUnavailable() throws Exception {
    assertMessage(get(new Throttled("busy")), 503, "Service Unavailable");
  }

  @Test
  void eventOverSixMegabytes_isTooLarge() throws Exception {
    assertMessage(get(new RequestTooLarge("large")), 413, "Request Entity Too Large");
  }

  @Test
  void integrationTimeout_isServiceUnavailable() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (GatewayClient client =
        new GatewayClient(
            List.of("$default"),
            Optional.empty(),
            (name, event) -> {
              never.await();
              return new Crashed("never");
            },
            Duration.ofMillis(50))) {
      assertMessage(client.get("/"), 503, "Service Unavailable");
    }
  }

  @Test
  void headRequest_hasTheLengthButNoBody() throws Exception {
    try (GatewayClient client =
        GatewayClient.answering("{\"statusCode\":200,\"body\":\"hello\"}", "ANY /x")) {
      HttpResponse<String> response = client.send(HttpRequest.newBuilder(client.uri("/x")).HEAD());
      assertThat(response.headers().firstValue("content-length")).contains("5");
      assertThat(response.body()).isEmpty();
    }
  }

  private static HttpResponse<String> get(String answer) throws Exception {
    try (GatewayClient client = GatewayClient.answering(answer, "$default")) {
      return client.get("/");
    }
  }

  private static HttpResponse<String> get(InvocationResult result) throws Exception {
    try (GatewayClient client =
        new GatewayClient(List.of("$default"), Optional.empty(), (name, event) -> result)) {
      return client.get("/");
    }
  }

  private static void assertMessage(HttpResponse<String> response, int status, String message) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).isEqualTo("{\"message\":\"" + message + "\"}");
    assertThat(response.headers().allValues("content-type")).containsExactly("application/json");
  }
}
