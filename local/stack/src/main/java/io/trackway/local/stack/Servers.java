package io.trackway.local.stack;

import io.trackway.local.dynamodb.DynamoDbProcess;
import io.trackway.local.host.AwsIdentity;
import io.trackway.local.kinesis.KinesisOptions;
import io.trackway.local.kinesis.KinesisServer;
import io.trackway.local.redshift.RedshiftDataServer;
import io.trackway.local.redshift.RedshiftOptions;
import io.trackway.local.secrets.SecretsOptions;
import io.trackway.local.secrets.SecretsServer;
import io.trackway.local.storage.ObjectStore;
import io.trackway.local.template.BucketResource;
import io.trackway.local.template.SecretResource;
import io.trackway.local.template.Template;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The servers of the services that functions call, with what the template wants to be in them. */
record Servers(
    KinesisServer kinesis, DynamoDbProcess dynamoDb, RedshiftDataServer redshift, Storage storage) {

  /** The servers that are up at once. */
  record Storage(ObjectStore objects, SecretsServer secrets) {}

  private static final int ANY_PORT = 0;

  /** The secrets whose values are files here, so that a key is known and can be edited. */
  static final String WRITE_KEYS_SECRET = "WriteKeysSecret";

  static final String READ_KEYS_SECRET = "ReadKeysSecret";

  /**
   * What servers are started with.
   *
   * @param keys the files with the keys, by the logical id of their secret
   */
  record Plan(
      Template template,
      AwsIdentity identity,
      Folders folders,
      Map<String, Path> keys,
      RedshiftOptions.Target warehouse) {

    /** Where the repository is, and where files of the run are, which are removed in the end. */
    record Folders(Path root, Path work) {}
  }

  /** Starts them all at once; each is in the closing order as soon as it is up. */
  static Servers start(Plan plan, ClosingOrder closing, Stopwatch stopwatch)
      throws IOException, InterruptedException {
    Storage storage =
        new Storage(
            closing.add(ObjectStore.listen(ANY_PORT, bucketNames(plan.template()))),
            startSecrets(plan, closing));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<DynamoDbProcess> dynamoDb =
          threads.submit(() -> stopwatch.time("DynamoDB", () -> startDynamoDb(plan, closing)));
      Future<RedshiftDataServer> redshift =
          threads.submit(
              () ->
                  stopwatch.time(
                      "Redshift", () -> startRedshift(plan, storage.objects(), closing)));
      Future<KinesisServer> kinesis =
          threads.submit(() -> stopwatch.time("Kinesis", () -> startKinesis(plan, closing)));
      return new Servers(
          Together.result(kinesis), Together.result(dynamoDb), Together.result(redshift), storage);
    }
  }

  Map<Service, URI> endpoints() {
    Map<Service, URI> endpoints = new EnumMap<>(Service.class);
    endpoints.put(Service.KINESIS, kinesis.endpoint());
    endpoints.put(Service.DYNAMODB, dynamoDb.endpoint());
    endpoints.put(Service.REDSHIFT_DATA, redshift.endpoint());
    endpoints.put(Service.S3, storage.objects().endpoint());
    endpoints.put(Service.SECRETS_MANAGER, storage.secrets().endpoint());
    return endpoints;
  }

  private static List<String> bucketNames(Template template) {
    return template.buckets().stream().map(BucketResource::name).toList();
  }

  private static SecretsServer startSecrets(Plan plan, ClosingOrder closing) {
    Map<String, Path> files =
        plan.template().secrets().stream()
            .filter(it -> plan.keys().containsKey(it.logicalId()))
            .collect(
                Collectors.toMap(
                    SecretResource::name,
                    it -> Objects.requireNonNull(plan.keys().get(it.logicalId()))));
    SecretsServer server =
        closing.add(
            SecretsServer.start(
                SecretsOptions.standard()
                    .withOwner(
                        new SecretsOptions.Owner(
                            plan.identity().accountId(), plan.identity().region()))
                    .withFiles(files)));
    try (SecretsManagerClient client = Clients.secretsManager(plan.identity(), server.endpoint())) {
      plan.template().secrets().stream()
          .filter(it -> !files.containsKey(it.name()))
          .forEach(it -> Provisioner.create(it, client));
    }
    return server;
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
        closing.add(
            DynamoDbProcess.start(DynamoDbProcess.Options.inRepository(plan.folders().root())));
    try (DynamoDbClient client = Clients.dynamoDb(plan.identity(), server.endpoint())) {
      plan.template().tables().forEach(it -> Provisioner.create(it, client));
    }
    return server;
  }

  private static RedshiftDataServer startRedshift(
      Plan plan, ObjectStore objects, ClosingOrder closing) {
    RedshiftOptions options =
        RedshiftOptions.in(plan.folders().work().resolve("warehouse"))
            .withTarget(plan.warehouse().workgroup(), plan.warehouse().database())
            .withStorage(() -> Clients.s3(plan.identity(), objects.endpoint()));
    return closing.add(RedshiftDataServer.start(options));
  }
}
