package io.trackway.function.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.EventKey;
import io.trackway.event.Source;
import io.trackway.process.Claim;
import io.trackway.status.ClaimFinder;
import io.trackway.status.ClaimLookup;
import io.trackway.testing.status.ClaimFinderContract;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The contract, through the real client against AWS's own server. */
class DynamoClaimsTest extends ClaimFinderContract {

  private static final EventKey KEY = new EventKey(new Source("web"), "e-1");
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final TestLedger LOCAL = TestLedger.start();

  private final String table = LOCAL.createTable();

  @AfterAll
  static void stop() throws IOException {
    LOCAL.close();
  }

  @Override
  protected ClaimFinder finder() {
    return new DynamoClaims(LOCAL.client(), table);
  }

  @Override
  protected void put(Claim claim) {
    LOCAL
        .client()
        .putItem(
            item ->
                item.tableName(table)
                    .item(
                        Map.of(
                            "id", AttributeValue.fromS(claim.key().text()),
                            "owner", AttributeValue.fromS(claim.owner()),
                            "fingerprint", AttributeValue.fromS(claim.fingerprint().hex()),
                            "expires",
                                AttributeValue.fromN(
                                    Long.toString(claim.expires().getEpochSecond())))));
  }

  @Test
  void find_inAMissingTable_isUnknown_andSaysWhichTable() {
    assertThat(new DynamoClaims(LOCAL.client(), "absent").find(KEY, NOW, Duration.ofSeconds(20)))
        .asString()
        .contains("Unknown", "table absent", "non-existent table");
  }

  @Test
  void find_atAnEndpointThatIsSilent_isUnknown_withinTheTimeLimit() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        DynamoDbClient client =
            TestLedger.client(URI.create("http://127.0.0.1:" + silent.getLocalPort()))) {
      long start = System.nanoTime();

      assertThat(new DynamoClaims(client, "any").find(KEY, NOW, Duration.ofMillis(700)))
          .isInstanceOf(ClaimLookup.Unknown.class);

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    }
  }
}
