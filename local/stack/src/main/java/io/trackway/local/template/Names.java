package io.trackway.local.template;

import io.trackway.local.secrets.SecretsOptions;
import io.trackway.local.template.Value.Text;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What names stand for: parameters, pseudo parameters, and the resources that will exist. */
final class Names {

  private final Place place;
  private final Map<String, Value> parameters;
  private final Map<String, Named> resources;

  /** A resource by its type, and by the name that the template gives it, if it does. */
  record Named(String type, Optional<String> givenName) {}

  Names(Place place, Map<String, Value> parameters, Map<String, Named> resources) {
    this.place = place;
    this.parameters = parameters;
    this.resources = resources;
  }

  /** What {@code Ref} gives. */
  Value reference(String name, String path) {
    Value parameter = parameters.get(name);
    if (parameter != null) {
      return parameter;
    }
    return switch (name) {
      case "AWS::Region" -> new Text(place.region());
      case "AWS::AccountId" -> new Text(place.accountId());
      case "AWS::StackName" -> new Text(place.stackName());
      case "AWS::Partition" -> new Text("aws");
      case "AWS::URLSuffix" -> new Text("amazonaws.com");
      case "AWS::NoValue" -> new Value.Nothing();
      default -> new Text(identifier(name, path));
    };
  }

  /** What a service's own calls name a resource by, which for a secret is the ARN. */
  private String identifier(String logicalId, String path) {
    String name = physicalName(logicalId, path);
    return resource(logicalId, path).type().equals(ResourceTypes.SECRET)
        ? secretOwner().arn(name)
        : name;
  }

  private SecretsOptions.Owner secretOwner() {
    return new SecretsOptions.Owner(place.accountId(), place.region());
  }

  /** The name that a resource has in its service. */
  String physicalName(String logicalId, String path) {
    Named resource = resource(logicalId, path);
    return resource
        .givenName()
        .orElseGet(
            () ->
                switch (resource.type()) {
                  // One machine has one stack, so that functions need no prefix.
                  case ResourceTypes.FUNCTION -> logicalId;
                  case ResourceTypes.BUCKET ->
                      (place.stackName() + "-" + logicalId).toLowerCase(Locale.ROOT);
                  default -> place.stackName() + "-" + logicalId;
                });
  }

  /** What {@code Fn::GetAtt} gives. */
  String attribute(String logicalId, String attribute, String path) {
    String type = resource(logicalId, path).type();
    return arn(type, physicalName(logicalId, path))
        .filter(_ -> attribute.equals("Arn"))
        .orElseThrow(
            () ->
                new TemplateException(
                    path,
                    "asks for %s of %s, which does not exist locally"
                        .formatted(attribute, logicalId)));
  }

  /** The resource of that type which has the ARN. */
  String logicalIdOf(String arn, String type, String path) {
    return resources.entrySet().stream()
        .filter(it -> it.getValue().type().equals(type))
        .map(Map.Entry::getKey)
        .filter(it -> arn(type, physicalName(it, path)).filter(arn::equals).isPresent())
        .findFirst()
        .orElseThrow(() -> unknown(type, arn, path));
  }

  /** The resource of that type which has the name. */
  String logicalIdOfName(String name, String type, String path) {
    return resources.entrySet().stream()
        .filter(it -> it.getValue().type().equals(type))
        .map(Map.Entry::getKey)
        .filter(it -> physicalName(it, path).equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(type, name, path));
  }

  private static TemplateException unknown(String type, String what, String path) {
    return new TemplateException(path, "names no %s of this template: %s".formatted(type, what));
  }

  private Named resource(String logicalId, String path) {
    Named resource = resources.get(logicalId);
    if (resource == null) {
      throw new TemplateException(path, "names " + logicalId + ", which does not exist");
    }
    return resource;
  }

  private Optional<String> arn(String type, String name) {
    return switch (type) {
      case ResourceTypes.STREAM -> Optional.of(arnOf("kinesis", "stream/" + name));
      case ResourceTypes.TABLE -> Optional.of(arnOf("dynamodb", "table/" + name));
      case ResourceTypes.FUNCTION -> Optional.of(arnOf("lambda", "function:" + name));
      case ResourceTypes.BUCKET -> Optional.of("arn:aws:s3:::" + name);
      default -> Optional.empty();
    };
  }

  private String arnOf(String service, String resource) {
    return "arn:aws:%s:%s:%s:%s".formatted(service, place.region(), place.accountId(), resource);
  }
}
