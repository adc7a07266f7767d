package io.trackway.local.template;

import io.trackway.local.template.Value.Fields;
import java.util.Map;
import java.util.Optional;

/** Reads one resource; empty where it does not exist, or not on one machine. */
final class ResourceReader {

  private final Names names;
  private final Conditions conditions;
  private final Globals globals;
  private final Resolver resolver;

  ResourceReader(Names names, Conditions conditions, Globals globals, Resolver resolver) {
    this.names = names;
    this.conditions = conditions;
    this.globals = globals;
    this.resolver = resolver;
  }

  Optional<Resource> read(String logicalId, Section resource) {
    resource.ignore("DeletionPolicy", "DependsOn", "Metadata", "Properties", "UpdateReplacePolicy");
    String type = resource.requiredText("Type");
    Optional<String> condition = resource.text("Condition");
    boolean exists =
        condition.isEmpty() || conditions.named(condition.get(), resource.at("Condition"));
    if (!exists || ResourceTypes.WITHOUT_LOCAL_MEANING.contains(type)) {
      return Optional.empty();
    }
    Section properties = properties(type, resource);
    return Optional.of(properties.read(it -> typed(logicalId, type, resource, it)));
  }

  private Section properties(String type, Section resource) {
    Value own = resource.raw("Properties").orElse(new Fields(Map.of()));
    Value all = type.equals(ResourceTypes.FUNCTION) ? globals.function(own) : own;
    if (all instanceof Fields(Map<String, Value> fields)) {
      return new Section(resource.at("Properties"), fields, resolver);
    }
    throw new TemplateException(resource.at("Properties"), "must be a mapping");
  }

  private Resource typed(String logicalId, String type, Section resource, Section properties) {
    if (ResourceTypes.isCustom(type)) {
      return CustomResource.read(logicalId, type, properties, names);
    }
    String name = names.physicalName(logicalId, resource.path());
    return switch (type) {
      case ResourceTypes.FUNCTION ->
          new FunctionReader(names)
              .read(logicalId, resource.requiredSection("Metadata"), properties);
      case ResourceTypes.HTTP_API -> HttpApiResource.read(logicalId, properties);
      case ResourceTypes.STREAM -> StreamResource.read(logicalId, name, properties);
      case ResourceTypes.TABLE -> TableResource.read(logicalId, name, properties);
      case ResourceTypes.SECRET -> SecretResource.read(logicalId, name, properties);
      case ResourceTypes.BUCKET -> BucketResource.read(logicalId, name, properties);
      default ->
          throw new TemplateException(
              resource.at("Type"), "is not understood by the local run: " + type);
    };
  }
}
