package io.trackway.livestore;

import io.trackway.local.dynamodb.DynamoDbProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A DynamoDB Local with as many empty tables of live state as tests want. */
final class LocalTables implements AutoCloseable {

  private final DynamoDbProcess database;
  private final DynamoDbClient client;
  private int tables;

  private LocalTables(DynamoDbProcess database) {
    this.database = database;
    this.client = client(database.endpoint());
  }

  static LocalTables start() {
    Path root = Path.of(System.getProperty("trackway.root"));
    try {
      return new LocalTables(DynamoDbProcess.start(DynamoDbProcess.Options.inRepository(root)));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException("interrupted", interrupted);
    }
  }

  /** The client of production, but for where it calls and as whom. */
  static DynamoDbClient client(URI endpoint) {
    return LiveStoreClient.bounded(
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
    String name = "live-" + ++tables;
    client.createTable(
        request ->
            request
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    Stream.of(Item.GROUP, Item.NAME)
                        .map(
                            attribute ->
                                AttributeDefinition.builder()
                                    .attributeName(attribute)
                                    .attributeType(ScalarAttributeType.S)
                                    .build())
                        .toList())
                .keySchema(
                    List.of(
                        KeySchemaElement.builder()
                            .attributeName(Item.GROUP)
                            .keyType(KeyType.HASH)
                            .build(),
                        KeySchemaElement.builder()
                            .attributeName(Item.NAME)
                            .keyType(KeyType.RANGE)
                            .build())));
    return name;
  }

  @Override
  public void close() throws IOException {
    client.close();
    database.close();
  }
}
