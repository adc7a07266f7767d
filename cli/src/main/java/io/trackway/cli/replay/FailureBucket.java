package io.trackway.cli.replay;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A bucket with batches that were given up. */
record FailureBucket(S3Client s3, String name) implements AutoCloseable {

  /** Where objects go whose batch was replayed. */
  static final String DONE = "replayed/";

  /** At one call; those after them are for the next. */
  static final int OBJECTS_MAX = 10_000;

  /** An invocation's payload twice, which is more than its quotes can add. */
  static final long OBJECT_BYTES_MAX = 16L * 1024 * 1024;

  private static final int PAGES_MAX = 1_000;

  /** The object of that key, or those whose keys begin so, the oldest of a shard first. */
  List<S3Object> objects(String key) {
    List<S3Object> objects = new ArrayList<>();
    @Nullable String token = null;
    for (int page = 0; page < PAGES_MAX && objects.size() < OBJECTS_MAX; page++) {
      @Nullable String next = token;
      ListObjectsV2Response response =
          s3.listObjectsV2(request -> request.bucket(name).prefix(key).continuationToken(next));
      for (S3Object object : response.contents()) {
        if (object.key().equals(key)) {
          return List.of(object);
        }
        if (!object.key().startsWith(DONE) || key.startsWith(DONE)) {
          objects.add(object);
        }
      }
      token = response.nextContinuationToken();
      if (token == null) {
        break;
      }
    }
    return objects.subList(0, Math.min(objects.size(), OBJECTS_MAX));
  }

  byte[] read(S3Object object) {
    return s3.getObjectAsBytes(request -> request.bucket(name).key(object.key()))
        .asByteArrayUnsafe();
  }

  /** Puts it where what is done with is kept. */
  void setAside(S3Object object) {
    if (object.key().startsWith(DONE)) {
      return;
    }
    s3.copyObject(
        request ->
            request
                .sourceBucket(name)
                .sourceKey(object.key())
                .destinationBucket(name)
                .destinationKey(DONE + object.key()));
    s3.deleteObject(request -> request.bucket(name).key(object.key()));
  }

  @Override
  public void close() {
    s3.close();
  }
}
