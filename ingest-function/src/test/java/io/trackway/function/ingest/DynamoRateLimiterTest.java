package io.trackway.function.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.Source;
import io.trackway.ingest.RateLimiter;
import io.trackway.ingest.RateLimiter.Allowance;
import io.trackway.ingest.Sender;
import io.trackway.local.dynamodb.DynamoDbProcess;
import io.trackway.testing.ingest.RateLimiterContract;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The contract, through the real client against AWS's own server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DynamoRateLimiterTest extends RateLimiterContract {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Sender LIMITED = new Sender(new Source("web"), "web#1", OptionalInt.of(10));

  /** A busy machine must not change what is granted. */
  private static final RateLimitClient.Patience PATIENT =
      new RateLimitClient.Patience(Duration.ofSeconds(30), Duration.ofSeconds(30));

  private final DynamoDbProcess database;
  private final DynamoDbClient client;
  private int tables;

  DynamoRateLimiterTest() throws IOException, InterruptedException {
    Path root = Path.of(System.getProperty("trackway.root"));
    database = DynamoDbProcess.start(DynamoDbProcess.Options.inRepository(root));
    client = local(DynamoDbClient.builder(), database.endpoint()).build();
  }

  /**
   * Without the short waits of production, since a busy machine must not change what is granted.
   */
  private static DynamoDbClientBuilder local(DynamoDbClientBuilder builder, URI endpoint) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
  }

  @BeforeAll
  void warmUp() {
    client.listTables();
  }

  @AfterAll
  void stop() throws IOException {
    client.close();
    database.close();
  }

  @Override
  protected List<RateLimiter> instances(int count) {
    String table = createTable();
    return Stream.<RateLimiter>generate(() -> new DynamoRateLimiter(() -> client, table, PATIENT))
        .limit(count)
        .toList();
  }

  private String createTable() {
    String name = "limits-" + ++tables;
    client.createTable(
        request ->
            request
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    AttributeDefinition.builder()
                        .attributeName("id")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(
                    KeySchemaElement.builder().attributeName("id").keyType(KeyType.HASH).build()));
    return name;
  }

  @Test
  void item_hasNoKey_andExpiresOnceItIsPaid() {
    String table = createTable();
    new DynamoRateLimiter(() -> client, table, PATIENT).take(LIMITED, 100, NOW);

    assertThat(
            client
                .getItem(it -> it.tableName(table).key(Map.of("id", AttributeValue.fromS("web#1"))))
                .item())
        .containsEntry("expires", AttributeValue.fromN("" + (NOW.getEpochSecond() + 3_611)))
        .containsOnlyKeys("id", "paid_until", "expires");
  }

  @Test
  void senderWithoutLimit_needsNoClient() {
    RateLimiter limiter =
        new DynamoRateLimiter(
            () -> {
              throw new IllegalStateException("no client is needed");
            },
            "limits",
            PATIENT);

    assertThat(limiter.take(new Sender(new Source("web"), "w", OptionalInt.empty()), 9, NOW))
        .isEqualTo(new Allowance.Granted());
  }

  @Test
  void senderOverItsLimit_isToldSoWithoutACall() {
    String table = createTable();
    RateLimiter limiter = new DynamoRateLimiter(() -> client, table, PATIENT);
    assertThat(limiter.take(LIMITED, 100, NOW)).isEqualTo(new Allowance.Granted());
    client.deleteTable(it -> it.tableName(table));

    assertThat(limiter.take(LIMITED, 1, NOW.plusSeconds(8))).isInstanceOf(Allowance.Denied.class);
    assertThat(limiter.take(LIMITED, 1, NOW.plusSeconds(10))).isEqualTo(new Allowance.Granted());
  }

  @Test
  void missingTable_letsEverythingThrough() {
    RateLimiter limiter = new DynamoRateLimiter(() -> client, "absent", PATIENT);

    for (int request = 0; request < 10; request++) {
      assertThat(limiter.take(LIMITED, 100, NOW)).isEqualTo(new Allowance.Granted());
    }
  }

  /** The kernel takes the connection, and nobody ever answers. */
  @Test
  void tableThatHangs_letsEverythingThroughSoon() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        DynamoDbClient hanging =
            local(
                    RateLimitClient.bounded(DynamoDbClient.builder()),
                    URI.create("http://127.0.0.1:" + silent.getLocalPort()))
                .build()) {
      RateLimiter limiter =
          new DynamoRateLimiter(() -> hanging, "limits", RateLimitClient.PATIENCE);
      long begin = System.nanoTime();

      assertThat(limiter.take(LIMITED, 1, NOW)).isEqualTo(new Allowance.Granted());
      assertThat(Duration.ofNanos(System.nanoTime() - begin))
          .as("without limits it takes minutes")
          .isLessThan(Duration.ofSeconds(10));
    }
  }
}
