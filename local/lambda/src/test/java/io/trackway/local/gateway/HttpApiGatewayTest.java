package io.trackway.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.local.host.InvocationResult.Answered;
import io.trackway.local.host.Payload;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Which requests reach a function, and which the gateway answers itself. */
class HttpApiGatewayTest {

  @Test
  void unknownRoute_isNotFound() throws Exception {
    try (GatewayClient client = GatewayClient.echoing("POST /v1/events")) {
      HttpResponse<String> response = client.get("/v1/events");
      assertThat(response.statusCode()).isEqualTo(404);
      assertThat(response.body()).isEqualTo("{\"message\":\"Not Found\"}");
      assertThat(client.invocations()).isZero();
    }
  }

  @Test
  void bodyOverTenMegabytes_isTooLarge() throws Exception {
    try (GatewayClient client = GatewayClient.echoing("$default")) {
      byte[] tooLarge = new byte[10 * 1024 * 1024 + 1];
      HttpResponse<String> response = client.post("/", "text/plain", tooLarge);
      assertThat(response.statusCode()).isEqualTo(413);
      assertThat(response.body()).isEqualTo("{\"message\":\"Request Entity Too Large\"}");
      assertThat(client.invocations()).isZero();
    }
  }

  @Test
  void headOver10240Bytes_isRefused() throws Exception {
    try (GatewayClient client = GatewayClient.echoing("$default")) {
      HttpResponse<String> response =
          client.send(
              HttpRequest.newBuilder(client.uri("/")).header("x-large", "x".repeat(10_240)));
      assertThat(response.statusCode()).isEqualTo(431);
      assertThat(client.invocations()).isZero();
    }
  }

  @Test
  void connection_isKeptAlive() throws Exception {
    try (GatewayClient client = GatewayClient.echoing("$default")) {
      String request = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
      String answers =
          client.raw(request + request.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
      assertThat(answers.split("HTTP/1.1 200", -1)).hasSize(3);
    }
  }

  @Test
  void requests_areServedConcurrently() throws Exception {
    CyclicBarrier together = new CyclicBarrier(20);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        GatewayClient client =
            new GatewayClient(
                List.of("$default"),
                Optional.empty(),
                (name, event) -> {
                  meet(together);
                  return new Answered(Payload.ofText("{\"statusCode\":200}"));
                })) {
      List<Future<HttpResponse<String>>> answers = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        answers.add(threads.submit(() -> client.get("/")));
      }
      for (Future<HttpResponse<String>> answer : answers) {
        assertThat(answer.get().statusCode()).isEqualTo(200);
      }
    }
  }

  @Test
  void response_namesTheRequest() throws Exception {
    try (GatewayClient client = GatewayClient.echoing("$default")) {
      HttpResponse<String> response = client.get("/");
      assertThat(response.headers().firstValue("apigw-requestid"))
          .contains(client.event().path("requestContext").path("requestId").asText());
    }
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(10, TimeUnit.SECONDS);
    } catch (Exception alone) {
      throw new IllegalStateException("requests were not served at the same time", alone);
    }
  }
}
