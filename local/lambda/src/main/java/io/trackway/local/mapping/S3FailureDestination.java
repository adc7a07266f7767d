package io.trackway.local.mapping;

import java.io.IOException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Keeps discarded batches, payload included, as objects of a bucket. */
public final class S3FailureDestination implements FailureDestination {

  private final S3Client s3;
  private final String bucket;

  public S3FailureDestination(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  @Override
  public void keep(DiscardedBatch batch) throws IOException {
    try {
      String key = batch.objectKey();
      s3.putObject(
          it -> it.bucket(bucket).key(key).contentType("application/json"),
          RequestBody.fromBytes(batch.document().bytes()));
    } catch (SdkException away) {
      throw new IOException("cannot keep a discarded batch in " + bucket, away);
    }
  }
}
