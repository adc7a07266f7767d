package io.trackway.local.stack;

import io.trackway.local.gateway.GatewaySettings;
import io.trackway.local.gateway.HttpApiGateway;
import io.trackway.local.host.AwsIdentity;
import io.trackway.local.host.FunctionDefinition;
import io.trackway.local.host.FunctionHost;
import io.trackway.local.host.HostLimits;
import io.trackway.local.host.HostSettings;
import io.trackway.local.redshift.RedshiftOptions;
import io.trackway.local.schedule.Scheduler;
import io.trackway.local.stack.StackOptions.Intake;
import io.trackway.local.template.CustomResource;
import io.trackway.local.template.FunctionResource;
import io.trackway.local.template.Place;
import io.trackway.local.template.Template;
import io.trackway.local.template.TemplateException;
import io.trackway.local.template.TemplateReader;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** Brings up a stack part by part, in the order in which they need each other. */
final class StackStart {

  private static final AwsIdentity IDENTITY =
      new AwsIdentity("us-east-1", "000000000000", "trackway", "trackway-local");
  private static final Place PLACE = new Place(IDENTITY.region(), IDENTITY.accountId(), "trackway");
  private static final String RUNTIME_CLIENT = "local/lambda/target/runtime-interface-client";
  private static final String STREAM_SUFFIX = "Stream";
  private static final String LEDGER = "Ledger";

  private final StackOptions options;
  private final ClosingOrder closing;
  private final Stopwatch stopwatch;
  private final Template template;

  StackStart(StackOptions options, ClosingOrder closing) throws IOException {
    this.options = options;
    this.closing = closing;
    this.stopwatch = new Stopwatch(options.hooks().progress());
    this.template = template(options);
  }

  private static Template template(StackOptions options) throws IOException {
    try {
      return new TemplateReader(PLACE)
          .read(options.root().resolve("template.yaml"), options.templateParameters());
    } catch (TemplateException unusable) {
      throw new StackException("template.yaml: " + unusable.getMessage(), unusable);
    }
  }

  LocalStack.Parts run() throws IOException, InterruptedException {
    switch (options.intake()) {
      case Intake.Open(int port) -> Ports.requireFree(port);
      case Intake.Closed _ -> {}
    }
    String writeKey = new KeysFile(options.places().writeKeys()).firstKey();
    String readKey = new KeysFile(options.places().readKeys()).firstKey();
    Packages packages = new Packages(options.root());
    for (FunctionResource function : template.functions()) {
      packages.requireBuilt(function);
    }
    RunFolder folder = closing.add(RunFolder.open(options.directory()));
    RedshiftOptions.Target target = warehouse();
    Servers servers =
        Servers.start(
            new Servers.Plan(
                template,
                IDENTITY,
                new Servers.Plan.Folders(options.root(), folder.work()),
                keys(),
                target),
            closing,
            stopwatch);
    FunctionHost host = startHost(folder, packages, servers.endpoints());
    CustomResources customResources = new CustomResources(PLACE, host::invoke);
    for (CustomResource resource : template.customResources()) {
      stopwatch.time(resource.logicalId(), () -> customResources.create(resource));
    }
    Optional<Mappings> mappings = Optional.empty();
    Optional<URI> gateway = Optional.empty();
    switch (options.intake()) {
      case Intake.Open(int port) -> {
        mappings = Optional.of(startMappings(servers, host));
        closing.add(
            Scheduler.start(
                Schedules.of(template), Scheduler.Environment.of(IDENTITY, host::invoke)));
        gateway = Optional.of(startGateway(port, host));
      }
      case Intake.Closed _ -> {}
    }
    StackDescription description =
        describe(
            servers,
            host.endpoint(),
            new StackDescription.Gateway(gateway, writeKey, readKey),
            target);
    closing.add(ProcessWatch.start(host, new RunFile(folder.runFile(), description)));
    return new LocalStack.Parts(description, host, mappings);
  }

  /** The files that are the values of secrets, by the logical ids of these. */
  private Map<String, Path> keys() {
    return Map.of(
        Servers.WRITE_KEYS_SECRET, options.places().writeKeys(),
        Servers.READ_KEYS_SECRET, options.places().readKeys());
  }

  private RedshiftOptions.Target warehouse() {
    Map<String, String> values = options.templateParameters();
    try {
      return new RedshiftOptions.Target(
          values.getOrDefault("WarehouseWorkgroup", ""),
          values.getOrDefault("WarehouseDatabase", ""));
    } catch (IllegalArgumentException refused) {
      throw new StackException("The local warehouse cannot be called so: " + refused.getMessage());
    }
  }

  private FunctionHost startHost(RunFolder folder, Packages packages, Map<Service, URI> endpoints)
      throws IOException {
    Map<String, String> surroundings = new LinkedHashMap<>();
    endpoints.forEach(
        (service, endpoint) ->
            surroundings.put(
                service.endpointVariable(),
                options.hooks().endpoints().rewrite(service, endpoint).toString()));
    List<FunctionDefinition> functions = new ArrayList<>();
    for (FunctionResource function : template.functions()) {
      functions.add(packages.definition(function, surroundings));
    }
    HostSettings settings =
        new HostSettings(
            HostSettings.runningJava(),
            options.root().resolve(RUNTIME_CLIENT),
            folder.work(),
            IDENTITY,
            HostLimits.defaults());
    FunctionLogs logs = closing.add(new FunctionLogs(folder.logs()));
    FunctionHost host =
        closing.add(new FunctionHost(settings, functions, logs, options.hooks().invocations()));
    Files.writeString(folder.invokeEndpointFile(), host.endpoint().toString());
    return host;
  }

  private Mappings startMappings(Servers servers, FunctionHost host) {
    KinesisClient kinesis = closing.add(Clients.kinesis(IDENTITY, servers.kinesis().endpoint()));
    FailureBuckets buckets =
        closing.add(new FailureBuckets(IDENTITY, servers.storage().objects().endpoint()));
    return closing.add(
        Mappings.start(
            template,
            new Mappings.Ends(
                IDENTITY,
                kinesis,
                host::invoke,
                it -> buckets.destination(template.bucket(it).name()))));
  }

  private URI startGateway(int port, FunctionHost host) throws IOException {
    GatewayPlan plan = GatewayPlan.of(template);
    try {
      return closing
          .add(
              new HttpApiGateway(
                  GatewaySettings.onPort(port), plan.routes(), plan.cors(), host::invoke))
          .endpoint();
    } catch (BindException taken) {
      throw Ports.taken(port, taken);
    }
  }

  private StackDescription describe(
      Servers servers,
      URI lambda,
      StackDescription.Gateway gateway,
      RedshiftOptions.Target target) {
    Map<Service, URI> endpoints = servers.endpoints();
    endpoints.put(Service.LAMBDA, lambda);
    Map<String, String> streams = new LinkedHashMap<>();
    template.streams().forEach(it -> streams.put(shortName(it.logicalId()), it.name()));
    Map<String, String> buckets = new LinkedHashMap<>();
    template.buckets().forEach(it -> buckets.put(it.logicalId(), it.name()));
    return new StackDescription(
        gateway,
        IDENTITY,
        endpoints,
        new StackDescription.Data(streams, template.table(LEDGER).name(), buckets),
        new StackDescription.Warehouse(
            target.workgroup(), target.database(), servers.redshift().jdbcUrl()));
  }

  /** {@code EventsStream} is {@code events} to whoever reads run.json. */
  private static String shortName(String logicalId) {
    String name =
        logicalId.endsWith(STREAM_SUFFIX)
            ? logicalId.substring(0, logicalId.length() - STREAM_SUFFIX.length())
            : logicalId;
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }
}
