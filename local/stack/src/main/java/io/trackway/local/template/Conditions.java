package io.trackway.local.template;

import io.trackway.local.template.Value.Fields;
import io.trackway.local.template.Value.Items;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The named conditions of a template, each true or false for the parameters given. */
final class Conditions {

  private final Map<String, Value> definitions;
  private final Names names;

  /** Those being worked out, to notice one that needs itself. */
  private final Set<String> open = new LinkedHashSet<>();

  Conditions(Map<String, Value> definitions, Names names) {
    this.definitions = definitions;
    this.names = names;
  }

  boolean named(String name, String path) {
    Value definition = definitions.get(name);
    if (definition == null) {
      throw new TemplateException(path, "names the condition " + name + ", which does not exist");
    }
    if (!open.add(name)) {
      throw new TemplateException("Conditions." + name, "needs itself");
    }
    try {
      return holds(definition, "Conditions." + name);
    } finally {
      open.remove(name);
    }
  }

  /** Whether an expression of condition functions holds. */
  boolean holds(Value expression, String path) {
    if (!(expression instanceof Fields(Map<String, Value> fields)) || fields.size() != 1) {
      throw new TemplateException(path, "is not a condition");
    }
    Map.Entry<String, Value> only = fields.entrySet().iterator().next();
    Value argument = only.getValue();
    return switch (only.getKey()) {
      case "Condition" -> named(Resolver.text(argument, path), path);
      case "Fn::Not" -> !holds(one(argument, path), path);
      case "Fn::And" -> Resolver.items(argument, path).stream().allMatch(it -> holds(it, path));
      case "Fn::Or" -> Resolver.items(argument, path).stream().anyMatch(it -> holds(it, path));
      case "Fn::Equals" -> equal(Resolver.items(argument, path), path);
      default ->
          throw new TemplateException(path, "uses " + only.getKey() + ", which is not supported");
    };
  }

  private static Value one(Value argument, String path) {
    if (argument instanceof Items(List<Value> items) && items.size() == 1) {
      return items.getFirst();
    }
    throw new TemplateException(path, "has a Not that is not of one condition");
  }

  private boolean equal(List<Value> sides, String path) {
    if (sides.size() != 2) {
      throw new TemplateException(path, "has an Equals that is not of two values");
    }
    Resolver resolver = new Resolver(names, this);
    return resolver.resolve(sides.getFirst(), path).equals(resolver.resolve(sides.getLast(), path));
  }
}
