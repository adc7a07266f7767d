package io.trackway.function.status;

import io.trackway.local.dynamodb.DynamoDbProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A DynamoDB Local with as many empty ledgers as tests want. */
final class TestLedger implements AutoCloseable {

  private final DynamoDbProcess database;
  private final DynamoDbClient client;
  private int tables;

  private TestLedger(DynamoDbProcess database) {
    this.database = database;
    this.client = client(database.endpoint());
  }

  static TestLedger start() {
    Path root = Path.of(System.getProperty("trackway.root"));
    try {
      return new TestLedger(DynamoDbProcess.start(DynamoDbProcess.Options.inRepository(root)));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException("interrupted", interrupted);
    }
  }

  /** The client of production, but for where it calls and as whom. */
  static DynamoDbClient client(URI endpoint) {
    return DynamoClaims.bounded(
            DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"))))
        .build();
  }

  DynamoDbClient client() {
    return client;
  }

  /** The name of a new table, of the schema that the template gives it. */
  String createTable() {
    String name = "ledger-" + ++tables;
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

  @Override
  public void close() throws IOException {
    client.close();
    database.close();
  }
}
