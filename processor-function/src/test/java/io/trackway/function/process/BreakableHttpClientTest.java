package io.trackway.function.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.EventKey;
import io.trackway.event.Fingerprint;
import io.trackway.event.Source;
import io.trackway.process.Claim;
import io.trackway.process.ClaimResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A call that is broken off while it connects says nothing of its claim, and fails no batch. */
class BreakableHttpClientTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  /** Fails as the pooling client does when a timeout has released its connection. */
  private static final class Released implements SdkHttpClient {

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() {
          throw new IllegalStateException("Endpoint not acquired / already released");
        }

        @Override
        public void abort() {
          // Nothing is under way.
        }
      };
    }

    @Override
    public void close() {
      // There is nothing to close.
    }
  }

  @Test
  void claim_isUnknown_whereItsCallsAreBrokenOff() {
    Claim claim =
        new Claim(
            new EventKey(new Source("web"), "e-1"),
            "s:1:0",
            new Fingerprint("a".repeat(32)),
            NOW.plusSeconds(60));
    try (DynamoDbClient client = client()) {
      assertThat(
              new DynamoLedger(client, "ledger").claim(List.of(claim), NOW, Duration.ofSeconds(20)))
          .singleElement()
          .isInstanceOfSatisfying(
              ClaimResult.Unknown.class,
              unknown -> assertThat(unknown.cause()).contains("broken off while connecting"));
    }
  }

  private static DynamoDbClient client() {
    return LedgerClient.bounded(DynamoDbClient.builder())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClientBuilder(_ -> new BreakableHttpClient(new Released()))
        .build();
  }
}
