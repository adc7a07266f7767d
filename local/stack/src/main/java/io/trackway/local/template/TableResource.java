package io.trackway.local.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A DynamoDB table, on demand.
 *
 * @param timeToLiveAttribute what says when an item expires, where items do
 */
public record TableResource(
    String logicalId, String name, List<Key> keys, Optional<String> timeToLiveAttribute)
    implements Resource {

  /** One attribute of the primary key; its type is S, N or B. */
  public record Key(String attribute, String attributeType, Role role) {}

  /** What a key attribute does, by the service's names. */
  public enum Role {
    HASH,
    RANGE
  }

  public TableResource {
    keys = List.copyOf(keys);
  }

  static TableResource read(String logicalId, String name, Section properties) {
    properties.ignore(
        "DeletionProtectionEnabled",
        "PointInTimeRecoverySpecification",
        "SSESpecification",
        "TableName",
        "Tags");
    String billing = properties.text("BillingMode").orElse("PROVISIONED");
    if (!billing.equals("PAY_PER_REQUEST")) {
      throw new TemplateException(
          properties.at("BillingMode"), "is not supported by the local run: " + billing);
    }
    Map<String, String> types =
        properties.sections("AttributeDefinitions").stream()
            .map(it -> it.read(TableResource::attribute))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    List<Key> keys =
        properties.sections("KeySchema").stream()
            .map(it -> it.read(key -> key(key, types)))
            .toList();
    return new TableResource(
        logicalId,
        name,
        keys,
        properties
            .section("TimeToLiveSpecification")
            .flatMap(it -> it.read(TableResource::timeToLive)));
  }

  private static Map.Entry<String, String> attribute(Section definition) {
    return Map.entry(
        definition.requiredText("AttributeName"), definition.requiredText("AttributeType"));
  }

  private static Key key(Section schema, Map<String, String> types) {
    String attribute = schema.requiredText("AttributeName");
    String type = types.get(attribute);
    if (type == null) {
      throw new TemplateException(
          schema.at("AttributeName"), "has no type among the definitions: " + attribute);
    }
    return new Key(attribute, type, Role.valueOf(schema.requiredText("KeyType")));
  }

  private static Optional<String> timeToLive(Section specification) {
    String attribute = specification.requiredText("AttributeName");
    boolean enabled = specification.flag("Enabled").orElse(false);
    return enabled ? Optional.of(attribute) : Optional.empty();
  }
}
