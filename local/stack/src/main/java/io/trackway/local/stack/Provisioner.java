package io.trackway.local.stack;

import io.trackway.local.template.SecretResource;
import io.trackway.local.template.StreamResource;
import io.trackway.local.template.StreamResource.Capacity;
import io.trackway.local.template.TableResource;
import java.security.SecureRandom;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.CreateStreamRequest;
import software.amazon.awssdk.services.kinesis.model.EncryptionType;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Creates in the servers what the template describes. */
final class Provisioner {

  private static final int RETENTION_HOURS_OF_NEW_STREAM = 24;

  private Provisioner() {}

  static void create(StreamResource stream, KinesisClient kinesis) {
    CreateStreamRequest.Builder request = CreateStreamRequest.builder().streamName(stream.name());
    switch (stream.capacity()) {
      case Capacity.OnDemand _ ->
          request.streamModeDetails(it -> it.streamMode(StreamMode.ON_DEMAND));
      case Capacity.Provisioned(int shards) ->
          request.streamModeDetails(it -> it.streamMode(StreamMode.PROVISIONED)).shardCount(shards);
    }
    kinesis.createStream(request.build());
    kinesis.waiter().waitUntilStreamExists(it -> it.streamName(stream.name()));
    if (stream.retentionHours() > RETENTION_HOURS_OF_NEW_STREAM) {
      kinesis.increaseStreamRetentionPeriod(
          it -> it.streamName(stream.name()).retentionPeriodHours(stream.retentionHours()));
    }
    stream
        .encryptionKeyId()
        .ifPresent(
            key ->
                kinesis.startStreamEncryption(
                    it ->
                        it.streamName(stream.name())
                            .encryptionType(EncryptionType.KMS)
                            .keyId(key)));
  }

  static void create(SecretResource secret, SecretsManagerClient secrets) {
    secrets.createSecret(
        request -> {
          request.name(secret.name());
          secret.value().text(new SecureRandom()).ifPresent(request::secretString);
        });
  }

  static void create(TableResource table, DynamoDbClient dynamoDb) {
    List<AttributeDefinition> attributes =
        table.keys().stream()
            .map(
                key ->
                    AttributeDefinition.builder()
                        .attributeName(key.attribute())
                        .attributeType(key.attributeType())
                        .build())
            .toList();
    List<KeySchemaElement> keys =
        table.keys().stream()
            .map(
                key ->
                    KeySchemaElement.builder()
                        .attributeName(key.attribute())
                        .keyType(key.role().name())
                        .build())
            .toList();
    dynamoDb.createTable(
        it ->
            it.tableName(table.name())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attributes)
                .keySchema(keys));
    dynamoDb.waiter().waitUntilTableExists(it -> it.tableName(table.name()));
    table
        .timeToLiveAttribute()
        .ifPresent(
            attribute ->
                dynamoDb.updateTimeToLive(
                    it ->
                        it.tableName(table.name())
                            .timeToLiveSpecification(
                                ttl -> ttl.attributeName(attribute).enabled(true))));
  }
}
