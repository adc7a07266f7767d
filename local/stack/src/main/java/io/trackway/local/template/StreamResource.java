package io.trackway.local.template;

import java.util.Optional;

/**
 * A Kinesis data stream.
 *
 * @param encryptionKeyId the key that encrypts it, if one does
 */
public record StreamResource(
    String logicalId,
    String name,
    Capacity capacity,
    int retentionHours,
    Optional<String> encryptionKeyId)
    implements Resource {

  /** How much it takes. */
  public sealed interface Capacity {

    /** As much as comes. */
    record OnDemand() implements Capacity {}

    /** What this many shards take. */
    record Provisioned(int shards) implements Capacity {}
  }

  static StreamResource read(String logicalId, String name, Section properties) {
    properties.ignore("Name", "Tags");
    return new StreamResource(
        logicalId,
        name,
        capacity(properties),
        properties.whole("RetentionPeriodHours").orElse(24),
        properties.section("StreamEncryption").map(it -> it.read(StreamResource::encryptionKey)));
  }

  private static Capacity capacity(Section properties) {
    String mode =
        properties
            .section("StreamModeDetails")
            .map(it -> it.read(details -> details.requiredText("StreamMode")))
            .orElse("PROVISIONED");
    Optional<Integer> shards = properties.whole("ShardCount");
    return switch (mode) {
      case "PROVISIONED" ->
          new Capacity.Provisioned(
              shards.orElseThrow(
                  () -> new TemplateException(properties.at("ShardCount"), "is missing")));
      case "ON_DEMAND" -> {
        if (shards.isPresent()) {
          throw new TemplateException(
              properties.at("ShardCount"), "cannot be given for a stream on demand");
        }
        yield new Capacity.OnDemand();
      }
      default ->
          throw new TemplateException(
              properties.at("StreamModeDetails.StreamMode"), "is not a mode: " + mode);
    };
  }

  private static String encryptionKey(Section encryption) {
    String type = encryption.requiredText("EncryptionType");
    if (!type.equals("KMS")) {
      throw new TemplateException(encryption.at("EncryptionType"), "is not KMS: " + type);
    }
    return encryption.requiredText("KeyId");
  }
}
