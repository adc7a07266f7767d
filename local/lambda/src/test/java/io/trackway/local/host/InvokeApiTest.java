package io.trackway.local.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Direct invocations over HTTP, as the AWS CLI makes them. */
class InvokeApiTest {

  private final Path directory;

  InvokeApiTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void answer_isTheBody() throws Exception {
    HttpResponse<String> response = invoke(TestFunctions.Echo.class, "Echo", "{\"a\":1}");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("{\"a\":1}");
    assertThat(response.headers().firstValue("X-Amz-Executed-Version")).contains("$LATEST");
    assertThat(response.headers().firstValue("X-Amz-Function-Error")).isEmpty();
  }

  @Test
  void functionArn_isTakenForTheName() throws Exception {
    String arn = "arn:aws:lambda:eu-central-1:000000000000:function:Echo:live";
    assertThat(invoke(TestFunctions.Echo.class, arn, "{}").statusCode()).isEqualTo(200);
  }

  @Test
  void failure_isMarkedInAHeader() throws Exception {
    HttpResponse<String> response = invoke(TestFunctions.Fail.class, "Fail", "{}");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("X-Amz-Function-Error")).contains("Unhandled");
    assertThat(response.body()).contains("no luck today");
  }

  @Test
  void unknownFunction_isNotFound() throws Exception {
    HttpResponse<String> response = invoke(TestFunctions.Echo.class, "Other", "{}");
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().firstValue("x-amzn-ErrorType"))
        .contains("ResourceNotFoundException");
  }

  @Test
  void eventOverSixMegabytes_isRefused() throws Exception {
    HttpResponse<String> response =
        invoke(TestFunctions.Echo.class, "Echo", "x".repeat(HostLimits.PAYLOAD_BYTES_MAX + 1));
    assertThat(response.statusCode()).isEqualTo(413);
  }

  private HttpResponse<String> invoke(Class<?> handler, String name, String event)
      throws Exception {
    try (FunctionHost host = TestHost.start(directory, TestHost.function(handler));
        HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(
                  host.endpoint().resolve("/2015-03-31/functions/" + name + "/invocations"))
              .POST(BodyPublishers.ofString(event))
              .build();
      return client.send(request, BodyHandlers.ofString());
    }
  }
}
