package io.trackway.local.stack;

import io.trackway.local.host.AwsIdentity;
import io.trackway.local.mapping.DiscardedBatch;
import io.trackway.local.mapping.FailureDestination;
import io.trackway.local.mapping.S3FailureDestination;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;

/** Destinations of what mappings give up, with a client that is made for the first such batch. */
final class FailureBuckets implements AutoCloseable {

  private final AwsIdentity identity;
  private final URI endpoint;
  private @Nullable S3Client client;

  FailureBuckets(AwsIdentity identity, URI endpoint) {
    this.identity = identity;
    this.endpoint = endpoint;
  }

  FailureDestination destination(String bucketName) {
    return batch -> keep(bucketName, batch);
  }

  private void keep(String bucketName, DiscardedBatch batch) throws IOException {
    new S3FailureDestination(client(), bucketName).keep(batch);
  }

  private synchronized S3Client client() {
    S3Client current = client;
    if (current == null) {
      current = Clients.s3(identity, endpoint);
      client = current;
    }
    return current;
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      client.close();
    }
  }
}
