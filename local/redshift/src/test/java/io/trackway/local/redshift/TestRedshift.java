package io.trackway.local.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.local.storage.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.Field;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;
import software.amazon.awssdk.services.s3.S3Client;

/** A running server with the SDK's client, and the calls that most tests make. */
public final class TestRedshift implements AutoCloseable {
  public static final String WORKGROUP = "trackway";
  public static final String DATABASE = "dev";

  public static final String BUCKET = "stage";

  private final Path directory;
  private final ObjectStore objects;
  private final S3Client s3;
  private final RedshiftDataServer server;
  private final RedshiftDataClient client;

  public TestRedshift() {
    this(options -> options);
  }

  public TestRedshift(UnaryOperator<RedshiftOptions> change) {
    this.directory = Path.of("target", "redshift-" + System.nanoTime()).toAbsolutePath();
    this.objects = objects();
    this.s3 = s3(objects);
    this.server =
        RedshiftDataServer.start(
            change.apply(RedshiftOptions.in(directory).withStorage(() -> s3(objects))));
    this.client =
        RedshiftDataClient.builder()
            .endpointOverride(server.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClientBuilder(Apache5HttpClient.builder().socketTimeout(Duration.ofSeconds(60)))
            .build();
  }

  private static ObjectStore objects() {
    try {
      return ObjectStore.listen(0, List.of(BUCKET));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static S3Client s3(ObjectStore objects) {
    return S3Client.builder()
        .endpointOverride(objects.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClientBuilder(Apache5HttpClient.builder())
        .build();
  }

  /** Of the bucket that COPY can read. */
  public S3Client s3() {
    return s3;
  }

  public RedshiftDataClient client() {
    return client;
  }

  public RedshiftDataServer server() {
    return server;
  }

  public Path directory() {
    return directory;
  }

  /** A connection below the Data API, to hold locks or to look at the truth. */
  public Connection connection() throws SQLException {
    return DriverManager.getConnection(server.jdbcUrl());
  }

  public static ExecuteStatementRequest.Builder execute(String sql) {
    return ExecuteStatementRequest.builder().workgroupName(WORKGROUP).database(DATABASE).sql(sql);
  }

  public static BatchExecuteStatementRequest.Builder batch(String... sqls) {
    return BatchExecuteStatementRequest.builder()
        .workgroupName(WORKGROUP)
        .database(DATABASE)
        .sqls(sqls);
  }

  /** Runs the statement to its end, whatever that is. */
  public DescribeStatementResponse ended(String sql) {
    return ended(execute(sql));
  }

  public DescribeStatementResponse ended(ExecuteStatementRequest.Builder request) {
    return described(client.executeStatement(request.waitTimeSeconds(30).build()).id());
  }

  public DescribeStatementResponse ended(BatchExecuteStatementRequest.Builder request) {
    return described(client.batchExecuteStatement(request.waitTimeSeconds(30).build()).id());
  }

  public DescribeStatementResponse described(String id) {
    return client.describeStatement(request -> request.id(id).waitTimeSeconds(30));
  }

  /** Runs the statements in one transaction, which must succeed. */
  public DescribeStatementResponse run(String... sqls) {
    DescribeStatementResponse end = ended(batch(sqls));
    assertThat(end.status()).as(end.error()).isEqualTo(StatusString.FINISHED);
    return end;
  }

  /** The error of a statement that must fail. */
  public String error(String sql) {
    DescribeStatementResponse end = ended(sql);
    assertThat(end.status()).as(sql).isEqualTo(StatusString.FAILED);
    return end.error();
  }

  /** The first column of the first row as text, "null" for a null. */
  public String value(String sql) {
    return text(rows(sql).getFirst().getFirst());
  }

  public List<List<Field>> rows(String sql) {
    DescribeStatementResponse end = ended(sql);
    assertThat(end.status()).as(end.error()).isEqualTo(StatusString.FINISHED);
    return client.getStatementResult(request -> request.id(end.id())).records();
  }

  public static String text(Field field) {
    return switch (field.type()) {
      case IS_NULL -> "null";
      case STRING_VALUE -> field.stringValue();
      case LONG_VALUE -> String.valueOf(field.longValue());
      case DOUBLE_VALUE -> String.valueOf(field.doubleValue());
      case BOOLEAN_VALUE -> String.valueOf(field.booleanValue());
      case BLOB_VALUE -> field.blobValue().asUtf8String();
      case UNKNOWN_TO_SDK_VERSION -> throw new AssertionError(field);
    };
  }

  @Override
  public void close() {
    client.close();
    server.close();
    s3.close();
    try {
      objects.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(directory).doesNotExist();
    assertThat(leftovers()).isEmpty();
  }

  private static List<Path> leftovers() {
    try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(file -> file.getFileName().toString().contains("embedded-pg")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
