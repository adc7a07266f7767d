package io.trackway.local.redshift;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import software.amazon.awssdk.core.sync.RequestBody;

/** Objects in S3, and the statements that load them. */
record Stage(TestRedshift redshift) {

  static String copy(String table, String key) {
    return ("COPY %s FROM 's3://%s/%s' IAM_ROLE 'arn:aws:iam::123456789012:role/name'"
            + " FORMAT AS JSON 'auto' GZIP TIMEFORMAT 'auto' COMPUPDATE OFF STATUPDATE OFF")
        .formatted(table, TestRedshift.BUCKET, key);
  }

  void put(String key, String... lines) {
    putBytes(key, zipped(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)));
  }

  void putBytes(String key, byte[] bytes) {
    redshift
        .s3()
        .putObject(it -> it.bucket(TestRedshift.BUCKET).key(key), RequestBody.fromBytes(bytes));
  }

  static byte[] zipped(byte[] bytes) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return zipped.toByteArray();
  }

  /** The first column of all rows. */
  List<String> column(String sql) {
    return redshift.rows(sql).stream().map(row -> TestRedshift.text(row.getFirst())).toList();
  }

  /** What a failed load of rows says. */
  static String failed(String table) {
    return "ERROR: Load into table '%s' failed."
        .concat("  Check 'sys_load_error_detail' system table for details.")
        .formatted(table);
  }
}
