package io.trackway.local.stack;

import io.trackway.local.dynamodb.DynamoDbProcess;
import io.trackway.local.host.AwsIdentity;
import io.trackway.local.kinesis.KinesisOptions;
import io.trackway.local.kinesis.KinesisServer;
import io.trackway.local.redshift.RedshiftDataServer;
import io.trackway.local.redshift.RedshiftOptions;
import io.trackway.local.storage.ObjectStore;
import io.trackway.local.template.BucketResource;
import io.trackway.local.template.Template;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** The servers of the services that functions call, with what the template wants to be in them. */
record Servers(
    KinesisServer kinesis,
    DynamoDbProcess dynamoDb,
    RedshiftDataServer redshift,
    ObjectStore objects) {

  private static final int ANY_PORT = 0;

  /**
   * What servers are started with.
   *
   * @param work a folder that is removed in the end
   */
  record Plan(
      Template template,
      AwsIdentity identity,
      Path root,
      Path work,
      RedshiftOptions.Target warehouse) {}

  /** Starts them all at once; each is in the closing order as soon as it is up. */
  static Servers start(Plan plan, ClosingOrder closing, Stopwatch stopwatch)
      throws IOException, InterruptedException {
    ObjectStore objects = closing.add(ObjectStore.listen(ANY_PORT, bucketNames(plan.template())));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<DynamoDbProcess> dynamoDb =
          threads.submit(() -> stopwatch.time("DynamoDB", () -> startDynamoDb(plan, closing)));
      Future<RedshiftDataServer> redshift =
          threads.submit(() -> stopwatch.time("Redshift", () -> startRedshift(plan, closing)));
      Future<KinesisServer> kinesis =
          threads.submit(() -> stopwatch.time("Kinesis", () -> startKinesis(plan, closing)));
      return new Servers(
          Together.result(kinesis), Together.result(dynamoDb), Together.result(redshift), objects);
    }
  }

  Map<Service, URI> endpoints() {
    Map<Service, URI> endpoints = new EnumMap<>(Service.class);
    endpoints.put(Service.KINESIS, kinesis.endpoint());
    endpoints.put(Service.DYNAMODB, dynamoDb.endpoint());
    endpoints.put(Service.REDSHIFT_DATA, redshift.endpoint());
    endpoints.put(Service.S3, objects.endpoint());
    return endpoints;
  }

  private static List<String> bucketNames(Template template) {
    return template.buckets().stream().map(BucketResource::name).toList();
  }

  private static KinesisServer startKinesis(Plan plan, ClosingOrder closing) {
    KinesisOptions.Account account =
        new KinesisOptions.Account(plan.identity().accountId(), plan.identity().region());
    KinesisServer server =
        closing.add(KinesisServer.start(KinesisOptions.standard().withAccount(account)));
    try (KinesisClient client = Clients.kinesis(plan.identity(), server.endpoint())) {
      plan.template().streams().forEach(it -> Provisioner.create(it, client));
    }
    return server;
  }

  private static DynamoDbProcess startDynamoDb(Plan plan, ClosingOrder closing)
      throws IOException, InterruptedException {
    DynamoDbProcess server =
        closing.add(DynamoDbProcess.start(DynamoDbProcess.Options.inRepository(plan.root())));
    try (DynamoDbClient client = Clients.dynamoDb(plan.identity(), server.endpoint())) {
      plan.template().tables().forEach(it -> Provisioner.create(it, client));
    }
    return server;
  }

  private static RedshiftDataServer startRedshift(Plan plan, ClosingOrder closing) {
    RedshiftOptions options =
        RedshiftOptions.in(plan.work().resolve("warehouse"))
            .withTarget(plan.warehouse().workgroup(), plan.warehouse().database());
    return closing.add(RedshiftDataServer.start(options));
  }
}
