package io.trackway.local.kinesis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/** Changing what a stream is, but not its shards: mode, retention, encryption, record size. */
final class SettingsOperations {
  private final StreamStore store;

  SettingsOperations(StreamStore store) {
    this.store = store;
  }

  Map<String, Operation> byName() {
    return Map.of(
        "UpdateStreamMode", this::updateMode,
        "UpdateMaxRecordSize", this::updateRecordSize,
        "IncreaseStreamRetentionPeriod", this::increaseRetention,
        "DecreaseStreamRetentionPeriod", this::decreaseRetention,
        "StartStreamEncryption", this::startEncryption,
        "StopStreamEncryption", this::stopEncryption);
  }

  private Optional<ObjectNode> updateMode(RequestFields request) {
    StreamMode mode =
        request
            .structure("StreamModeDetails")
            .orElseThrow(() -> request.missing("StreamModeDetails"))
            .requiredChoice("StreamMode", StreamMode.class);
    StreamReference.find(store, request).change(settings -> settings.withMode(mode));
    return Optional.empty();
  }

  private Optional<ObjectNode> updateRecordSize(RequestFields request) {
    int kibibytes =
        request.requiredInteger(
            "MaxRecordSizeInKiB", Limits.RECORD_KIBIBYTES_MIN, Limits.RECORD_KIBIBYTES_MAX);
    StreamReference.find(store, request)
        .change(settings -> settings.withRecordKibibytesMax(kibibytes));
    return Optional.empty();
  }

  private Optional<ObjectNode> increaseRetention(RequestFields request) {
    int hours = retentionHours(request);
    Stream stream = StreamReference.find(store, request);
    if (hours < stream.settings().retentionHours()) {
      throw wrongDirection(stream, hours, "shorter", "DecreaseStreamRetentionPeriod");
    }
    stream.change(settings -> settings.withRetentionHours(hours));
    return Optional.empty();
  }

  private Optional<ObjectNode> decreaseRetention(RequestFields request) {
    int hours = retentionHours(request);
    Stream stream = StreamReference.find(store, request);
    if (hours > stream.settings().retentionHours()) {
      throw wrongDirection(stream, hours, "longer", "IncreaseStreamRetentionPeriod");
    }
    stream.change(settings -> settings.withRetentionHours(hours));
    return Optional.empty();
  }

  private static int retentionHours(RequestFields request) {
    int hours =
        request.requiredInteger("RetentionPeriodHours", Integer.MIN_VALUE, Integer.MAX_VALUE);
    if (hours < Limits.RETENTION_HOURS_MIN) {
      throw KinesisException.invalidArgument(
          "Minimum allowed retention period is "
              + Limits.RETENTION_HOURS_MIN
              + " hours. Requested retention period ("
              + hours
              + " hours) is too short.");
    }
    if (hours > Limits.RETENTION_HOURS_MAX) {
      throw KinesisException.invalidArgument(
          "Maximum allowed retention period is "
              + Limits.RETENTION_HOURS_MAX
              + " hours. Requested retention period ("
              + hours
              + " hours) is too long.");
    }
    return hours;
  }

  private static KinesisException wrongDirection(
      Stream stream, int hours, String than, String operation) {
    return KinesisException.invalidArgument(
        "Requested retention period ("
            + hours
            + " hours) for stream "
            + stream.streamName()
            + " can not be "
            + than
            + " than existing retention period ("
            + stream.settings().retentionHours()
            + " hours). Use "
            + operation
            + " API.");
  }

  private Optional<ObjectNode> startEncryption(RequestFields request) {
    requireKms(request);
    String key = request.requiredText("KeyId");
    StreamReference.find(store, request)
        .change(settings -> settings.withEncryptionKey(Optional.of(key)));
    return Optional.empty();
  }

  private Optional<ObjectNode> stopEncryption(RequestFields request) {
    requireKms(request);
    StreamReference.find(store, request)
        .change(settings -> settings.withEncryptionKey(Optional.empty()));
    return Optional.empty();
  }

  private static void requireKms(RequestFields request) {
    switch (request.requiredChoice("EncryptionType", EncryptionType.class)) {
      case KMS -> {}
      case NONE ->
          throw KinesisException.invalidArgument(
              "Encryption type NONE is not supported here; the valid value is KMS.");
    }
  }
}
