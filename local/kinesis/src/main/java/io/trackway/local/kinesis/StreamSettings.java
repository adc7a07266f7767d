package io.trackway.local.kinesis;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What an owner can change about a stream without touching its shards. */
record StreamSettings(
    StreamMode mode,
    int retentionHours,
    int recordKibibytesMax,
    Optional<String> encryptionKey,
    Map<String, String> tags) {

  StreamSettings {
    tags = Map.copyOf(tags);
  }

  static StreamSettings of(StreamMode mode, int recordKibibytesMax, Map<String, String> tags) {
    return new StreamSettings(
        mode, Limits.RETENTION_HOURS_DEFAULT, recordKibibytesMax, Optional.empty(), tags);
  }

  EncryptionType encryptionType() {
    return encryptionKey.isPresent() ? EncryptionType.KMS : EncryptionType.NONE;
  }

  long recordBytesMax() {
    return recordKibibytesMax * 1_024L;
  }

  StreamSettings withMode(StreamMode newMode) {
    return new StreamSettings(newMode, retentionHours, recordKibibytesMax, encryptionKey, tags);
  }

  StreamSettings withRetentionHours(int newRetentionHours) {
    return new StreamSettings(mode, newRetentionHours, recordKibibytesMax, encryptionKey, tags);
  }

  StreamSettings withRecordKibibytesMax(int newRecordKibibytesMax) {
    return new StreamSettings(mode, retentionHours, newRecordKibibytesMax, encryptionKey, tags);
  }

  StreamSettings withEncryptionKey(Optional<String> newEncryptionKey) {
    return new StreamSettings(mode, retentionHours, recordKibibytesMax, newEncryptionKey, tags);
  }

  StreamSettings withTags(Map<String, String> newTags) {
    return new StreamSettings(mode, retentionHours, recordKibibytesMax, encryptionKey, newTags);
  }

  TreeMap<String, String> sortedTags() {
    return new TreeMap<>(tags);
  }
}
