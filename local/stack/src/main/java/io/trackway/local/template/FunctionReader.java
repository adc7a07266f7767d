package io.trackway.local.template;

import io.trackway.local.mapping.BatchSettings;
import io.trackway.local.mapping.FailureSettings;
import io.trackway.local.mapping.StartingPosition;
import io.trackway.local.schedule.Schedule;
import io.trackway.local.template.FunctionResource.Code;
import io.trackway.local.template.FunctionResource.Limits;
import io.trackway.local.template.Trigger.Faults;
import io.trackway.local.template.Trigger.HttpRoute;
import io.trackway.local.template.Trigger.StreamRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads a function and what calls it. */
final class FunctionReader {

  private static final String PARTIAL_RESPONSES = "ReportBatchItemFailures";

  private final Names names;

  FunctionReader(Names names) {
    this.names = names;
  }

  FunctionResource read(String logicalId, Section metadata, Section properties) {
    properties.ignore(
        "Architectures",
        "AutoPublishAlias",
        "AutoPublishAliasAllProperties",
        "CodeUri",
        "Description",
        "LoggingConfig",
        "Policies",
        "SnapStart",
        "Tags",
        "Tracing");
    return new FunctionResource(
        logicalId,
        new Code(
            properties.requiredText("Handler"),
            properties.requiredText("Runtime"),
            metadata.requiredText("Module")),
        new Limits(
            properties.whole("Timeout").orElse(3), properties.whole("MemorySize").orElse(128)),
        properties
            .section("Environment")
            .map(it -> it.read(environment -> environment.textsByName("Variables")))
            .orElse(Map.of()),
        triggers(properties));
  }

  private List<Trigger> triggers(Section properties) {
    List<Trigger> triggers = new ArrayList<>();
    properties
        .sectionsByName("Events")
        .forEach(
            (name, event) ->
                event.<Optional<Trigger>>read(it -> trigger(name, it)).ifPresent(triggers::add));
    return triggers;
  }

  /** Empty where it is disabled. */
  private Optional<Trigger> trigger(String name, Section event) {
    String type = event.requiredText("Type");
    Section properties = event.requiredSection("Properties");
    return switch (type) {
      case "HttpApi" -> Optional.of(properties.read(it -> route(name, it)));
      case "Kinesis" -> enabled(properties, properties.read(it -> records(name, it)));
      case "Schedule" -> TimerReader.read(name, Schedule.Kind.RULE, properties);
      case "ScheduleV2" -> TimerReader.read(name, Schedule.Kind.SCHEDULER, properties);
      default ->
          throw new TemplateException(
              event.at("Type"), "is not supported by the local run: " + type);
    };
  }

  private static Optional<Trigger> enabled(Section properties, StreamRecords records) {
    return properties.flag("Enabled").orElse(true) ? Optional.of(records) : Optional.empty();
  }

  private HttpRoute route(String name, Section properties) {
    properties.ignore("Auth", "PayloadFormatVersion", "RouteSettings", "TimeoutInMillis");
    String apiId = properties.requiredText("ApiId");
    String method = properties.text("Method").orElse("ANY").toUpperCase(Locale.ROOT);
    String path = properties.text("Path").orElse("$default");
    return new HttpRoute(
        name,
        names.logicalIdOfName(apiId, ResourceTypes.HTTP_API, properties.at("ApiId")),
        path.equals("$default") ? path : method + " " + path);
  }

  private StreamRecords records(String name, Section properties) {
    String streamId =
        names.logicalIdOf(
            properties.requiredText("Stream"), ResourceTypes.STREAM, properties.at("Stream"));
    properties.ignore("Enabled");
    return new StreamRecords(
        name,
        streamId,
        position(properties),
        new BatchSettings(
            properties.whole("BatchSize").orElse(100),
            properties.whole("MaximumBatchingWindowInSeconds").orElse(0),
            properties.whole("ParallelizationFactor").orElse(1)),
        new Faults(
            new FailureSettings(
                properties.whole("MaximumRetryAttempts").orElse(FailureSettings.UNLIMITED),
                properties.whole("MaximumRecordAgeInSeconds").orElse(FailureSettings.UNLIMITED),
                properties.flag("BisectBatchOnFunctionError").orElse(false),
                partialResponses(properties)),
            properties.section("DestinationConfig").flatMap(it -> it.read(this::destination))));
  }

  private static StartingPosition position(Section properties) {
    String position = properties.requiredText("StartingPosition");
    return switch (position) {
      case "TRIM_HORIZON" -> StartingPosition.TRIM_HORIZON;
      case "LATEST" -> StartingPosition.LATEST;
      default ->
          throw new TemplateException(
              properties.at("StartingPosition"), "is not supported by the local run: " + position);
    };
  }

  private static boolean partialResponses(Section properties) {
    List<String> types = properties.texts("FunctionResponseTypes");
    for (String type : types) {
      if (!type.equals(PARTIAL_RESPONSES)) {
        throw new TemplateException(
            properties.at("FunctionResponseTypes"), "is not a response type: " + type);
      }
    }
    return !types.isEmpty();
  }

  private Optional<String> destination(Section configuration) {
    return configuration.section("OnFailure").map(it -> it.read(onFailure -> bucket(onFailure)));
  }

  private String bucket(Section onFailure) {
    onFailure.ignore("Type");
    return names.logicalIdOf(
        onFailure.requiredText("Destination"), ResourceTypes.BUCKET, onFailure.at("Destination"));
  }
}
