package io.trackway.local.mapping;

import io.trackway.local.host.AwsIdentity;

/** A shard and the names that its records carry. */
record ShardSource(MappingSource mapping, AwsIdentity identity, String shardId) {

  String region() {
    return identity.region();
  }

  String streamArn() {
    return "arn:aws:kinesis:%s:%s:stream/%s"
        .formatted(identity.region(), identity.accountId(), mapping.streamName());
  }

  String functionArn() {
    return identity.functionArn(mapping.functionName());
  }

  String roleArn() {
    return "arn:aws:iam::%s:role/%s".formatted(identity.accountId(), mapping.functionName());
  }
}
