package io.trackway.cli.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trackway.cli.aws.AwsClients;
import io.trackway.cli.aws.LocalRun;
import io.trackway.event.CleanEnvelope;
import io.trackway.event.CleanEnvelopeCodec;
import io.trackway.event.Lane;
import io.trackway.event.Verdict;
import io.trackway.local.demo.check.Warehouse;
import io.trackway.local.host.InvocationMoment;
import io.trackway.local.host.InvocationObserver;
import io.trackway.local.stack.Clients;
import io.trackway.local.stack.LocalStack;
import io.trackway.local.stack.Service;
import io.trackway.local.stack.StackDescription;
import io.trackway.local.stack.StackOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A whole stack whose loader can be kept from loading. */
final class ReplayStack implements AutoCloseable {

  static final Duration SOON = Duration.ofMinutes(1);

  private static final String LOADER = "LoaderFunction";
  private static final String BUCKET = "trackway-failurebucket";

  private final Path directory;
  private final LoaderKiller killer = new LoaderKiller();
  private final LocalStack stack;
  private final Warehouse warehouse;

  /** Kills the loader before it has begun, each time, while it is told to. */
  private static final class LoaderKiller implements InvocationObserver {
    private volatile boolean active;

    @Override
    public Decision handedOver(InvocationMoment moment) {
      return active && moment.functionName().equals(LOADER) ? Decision.KILL : Decision.CONTINUE;
    }

    @Override
    public Decision answered(InvocationMoment moment) {
      return Decision.CONTINUE;
    }
  }

  ReplayStack(Path directory) throws IOException, InterruptedException {
    this.directory = directory;
    this.stack =
        LocalStack.start(
            StackOptions.in(Path.of(System.getProperty("trackway.root")))
                .withDirectory(directory)
                .withParameters(
                    Map.of(
                        "ProcessorWindowSeconds", "0",
                        "LoaderWindowSeconds", "0",
                        "RetryAttempts", "1"))
                .withInvocations(killer));
    StackDescription description = stack.description();
    this.warehouse =
        new Warehouse(
            Clients.redshiftData(
                description.identity(), description.endpoint(Service.REDSHIFT_DATA)),
            description.warehouse().workgroup(),
            description.warehouse().database());
  }

  String runFile() {
    return directory.resolve("run.json").toString();
  }

  void keepFromLoading(boolean keep) {
    killer.active = keep;
  }

  /** Sends one event of that id and name. */
  void send(String id, String name) throws IOException, InterruptedException {
    StackDescription.Gateway gateway = stack.description().gateway();
    URI events = gateway.endpoint().orElseThrow().resolve("/v1/events");
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(events)
              .header("x-write-key", gateway.writeKey())
              .header("content-type", "application/json")
              .POST(
                  HttpRequest.BodyPublishers.ofString(
                      "{\"id\": \"%s\", \"name\": \"%s\"}".formatted(id, name)))
              .build();
      assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(202);
    }
  }

  /** Puts a verdict on the clean stream, as the processor does. */
  void emit(Verdict verdict) {
    StackDescription description = stack.description();
    try (KinesisClient kinesis =
        Clients.kinesis(description.identity(), description.endpoint(Service.KINESIS))) {
      kinesis.putRecord(
          request ->
              request
                  .streamName(description.data().streams().get("clean"))
                  .partitionKey("0")
                  .data(
                      SdkBytes.fromByteBuffer(
                          CleanEnvelopeCodec.encode(
                              new CleanEnvelope(new Lane(0), List.of(verdict))))));
    }
  }

  /** Returns when there are as many rows with that event id. */
  void awaitRows(String table, String eventId, long count) {
    await().atMost(SOON).until(() -> rows(table, eventId), found -> found == count);
  }

  long rows(String table, String eventId) throws InterruptedException {
    return warehouse.number(
        "SELECT COUNT(*) FROM %s WHERE event_id = '%s'".formatted(table, eventId));
  }

  /** Returns when everything that was sent has been through every function. */
  void awaitCaughtUp() {
    await().atMost(SOON).until(() -> stack.mappings().stream().allMatch(it -> it.caughtUp()));
  }

  /** From now on the warehouse takes no event of that id, as where a column is too narrow. */
  void refuse(String eventId) {
    execute(
        """
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
          IF NEW.event_id = '%s' THEN
            RAISE EXCEPTION 'value too long for type character varying(12)';
          END IF;
          RETURN NEW;
        END $$
        """
            .formatted(eventId));
    execute("CREATE TRIGGER refuse BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION refuse()");
  }

  /** The column is as wide as it has to be. */
  void refuseNothing() {
    execute("DROP TRIGGER refuse ON events");
  }

  private void execute(String sql) {
    try (Connection connection =
            DriverManager.getConnection(stack.description().warehouse().jdbcUrl());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new AssertionError(sql, failure);
    }
  }

  /** Invokes a function as the command does. */
  Functions.Reply invoke(String function, byte[] event) {
    try (Functions functions =
        new Functions(AwsClients.of(LocalRun.find(Path.of(runFile())).orElseThrow()).lambda())) {
      return functions.invoke(function, event);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The keys of the failure bucket. */
  List<String> failures() {
    StackDescription description = stack.description();
    try (S3Client s3 = Clients.s3(description.identity(), description.endpoint(Service.S3))) {
      return s3.listObjectsV2(request -> request.bucket(BUCKET)).contents().stream()
          .map(S3Object::key)
          .toList();
    }
  }

  /** Puts an object into the failure bucket that is no batch. */
  void putFailure(String key, String text) {
    StackDescription description = stack.description();
    try (S3Client s3 = Clients.s3(description.identity(), description.endpoint(Service.S3))) {
      s3.putObject(
          request -> request.bucket(BUCKET).key(key), RequestBody.fromBytes(text.getBytes(UTF_8)));
    }
  }

  @Override
  public void close() {
    warehouse.close();
    stack.close();
  }
}
