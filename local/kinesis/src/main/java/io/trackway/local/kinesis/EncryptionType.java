package io.trackway.local.kinesis;

/** Whether the service would encrypt what it stores; here it is remembered and nothing more. */
enum EncryptionType {
  NONE,
  KMS
}
