package io.trackway.local.redshift.copy;

import io.trackway.local.redshift.dialect.CopyCommand.S3Prefix;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Objects in S3, by a client that is made for the first COPY. */
public final class S3Objects implements AutoCloseable {
  private final Optional<Supplier<S3Client>> clients;
  private @Nullable S3Client client;

  /**
   * @param clients makes the client, which is closed with this; empty where there is no S3
   */
  public S3Objects(Optional<Supplier<S3Client>> clients) {
    this.clients = clients;
  }

  /** A call of S3's client. */
  @FunctionalInterface
  private interface Call<T> {
    T on(S3Client s3);
  }

  /** The keys that begin with the prefix, in their order. */
  List<String> keys(S3Prefix source) throws CopyException {
    return call(
        s3 ->
            s3
                .listObjectsV2Paginator(it -> it.bucket(source.bucket()).prefix(source.prefix()))
                .contents()
                .stream()
                .map(S3Object::key)
                .toList());
  }

  InputStream open(String bucket, String key) throws CopyException {
    return call(s3 -> s3.getObject(it -> it.bucket(bucket).key(key)));
  }

  private <T> T call(Call<T> call) throws CopyException {
    try {
      return call.on(client());
    } catch (AwsServiceException refused) {
      throw new CopyException(
          "S3ServiceException:%s,Status %d".formatted(refused.getMessage(), refused.statusCode()),
          refused);
    } catch (SdkException unreachable) {
      throw new CopyException("S3 cannot be read: " + unreachable.getMessage(), unreachable);
    }
  }

  private synchronized S3Client client() throws CopyException {
    S3Client current = client;
    if (current == null) {
      current =
          clients
              .orElseThrow(
                  () -> new CopyException("COPY needs S3, which this server was not given", null))
              .get();
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
