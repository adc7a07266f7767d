package io.trackway.benchmarks.handler;

import io.trackway.function.process.DynamoLedger;
import io.trackway.function.process.LedgerClient;
import io.trackway.kinesis.KinesisClients;
import io.trackway.kinesis.KinesisStream;
import java.lang.management.ManagementFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** The process whose processor time counts; {@link Services} starts it with its environment. */
final class Measurements {

  private static final String TABLE = "ledger";
  private static final int SHARDS = 4;

  private Measurements() {}

  /** Takes the number of rounds that count. */
  public static void main(String[] arguments) {
    int rounds = Integer.parseInt(arguments[0]);
    try (DynamoDbClient dynamo = LedgerClient.fromEnvironment();
        KinesisClient kinesis = KinesisClients.fromEnvironment()) {
      createTable(dynamo);
      kinesis.createStream(stream -> stream.streamName(HandlerCosts.STREAM).shardCount(SHARDS));
      BareTable bare = new BareTable(dynamo, TABLE);
      DynamoLedger ledger = new DynamoLedger(dynamo, TABLE);
      ClaimCosts claims = new ClaimCosts(bare, ledger);
      HandlerCosts handler =
          new HandlerCosts(
              bare, kinesis, KinesisStream.fromEnvironment(HandlerCosts.STREAM), ledger);
      Table claimTable = new Table("for each claim");
      Table handlerTable = new Table("for each event");
      for (int round = 0; round <= rounds; round++) {
        System.err.printf(
            "%s, load average %.1f%n",
            round == 0 ? "warming up" : "round " + round + " of " + rounds,
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        boolean counts = round > 0;
        handler.measure(counts ? handlerTable : new Table("warm-up"));
        claims.measure(counts ? claimTable : new Table("warm-up"));
      }
      System.out.print(handlerTable.text());
      System.out.print(claimTable.text());
      System.out.printf("%na remembered claim takes %d bytes%n", ClaimCosts.rememberedBytes());
    }
  }

  private static void createTable(DynamoDbClient dynamo) {
    dynamo.createTable(
        table ->
            table
                .tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    AttributeDefinition.builder()
                        .attributeName("id")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(
                    KeySchemaElement.builder().attributeName("id").keyType(KeyType.HASH).build()));
  }
}
