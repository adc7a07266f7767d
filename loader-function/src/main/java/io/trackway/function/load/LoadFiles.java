package io.trackway.function.load;

import io.trackway.load.LoadResult;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The bucket of files that go to the warehouse. */
final class LoadFiles {

  private static final Logger LOG = LoggerFactory.getLogger(LoadFiles.class);

  /** More than one run of the loader can take; the rest is there the next time. */
  static final int LISTED_MAX = 10_000;

  private final S3Client client;
  private final String bucket;

  LoadFiles(S3Client client, String bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  /** Where the warehouse finds that file. */
  String uri(String key) {
    return "s3://" + bucket + "/" + key;
  }

  /**
   * Keeps the file; S3 shows it to every reader from then on.
   *
   * @throws StagingException where it is not kept
   */
  void put(String key, byte[] content) {
    try {
      client.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(content));
    } catch (SdkException failure) {
      throw new StagingException(result(failure), failure);
    }
  }

  /**
   * The content of that file.
   *
   * @throws SdkException where it is not given
   */
  byte[] get(String key) {
    ResponseBytes<GetObjectResponse> content =
        client.getObjectAsBytes(request -> request.bucket(bucket).key(key));
    return content.asByteArrayUnsafe();
  }

  /**
   * The keys of up to {@link #LISTED_MAX} files that begin so, in their order.
   *
   * @throws SdkException where S3 does not give them
   */
  List<String> list(String prefix) {
    return client
        .listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix))
        .contents()
        .stream()
        .limit(LISTED_MAX)
        .map(S3Object::key)
        .toList();
  }

  /** Removes files that nobody needs any more; what stays is harmless and expires. */
  void delete(List<String> keys) {
    for (String key : keys) {
      try {
        client.deleteObject(request -> request.bucket(bucket).key(key));
      } catch (SdkException failure) {
        LOG.warn(
            "a file that was loaded is not removed: key={} cause={}", key, failure.getMessage());
      }
    }
  }

  private static LoadResult.Stopped result(SdkException failure) {
    String cause = "a file is not kept in S3: " + failure.getMessage();
    boolean isSetup =
        failure instanceof AwsServiceException service
            && !service.isThrottlingException()
            && (service.statusCode() == 403 || service.statusCode() == 404);
    return isSetup ? new LoadResult.Misconfigured(cause) : new LoadResult.Unavailable(cause);
  }
}
