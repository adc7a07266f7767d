package io.trackway.local.template;

import io.trackway.local.template.Value.Fields;
import io.trackway.local.template.Value.Items;
import io.trackway.local.template.Value.Nothing;
import io.trackway.local.template.Value.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Works out the functions of a template. */
final class Resolver {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]+)}");
  private static final String FUNCTION_PREFIX = "Fn::";

  private final Names names;
  private final Conditions conditions;

  Resolver(Names names, Conditions conditions) {
    this.names = names;
    this.conditions = conditions;
  }

  /** With every function in it worked out. */
  Value resolve(Value value, String path) {
    return switch (shallow(value, path)) {
      case Text it -> it;
      case Nothing it -> it;
      case Items it -> {
        List<Value> resolved = new ArrayList<>();
        for (int i = 0; i < it.items().size(); i++) {
          Value item = resolve(it.items().get(i), path + "[" + i + "]");
          if (!item.equals(new Value.Nothing())) {
            resolved.add(item);
          }
        }
        yield new Items(resolved);
      }
      case Fields it -> {
        Map<String, Value> resolved = new LinkedHashMap<>();
        it.fields()
            .forEach(
                (key, field) -> {
                  Value there = resolve(field, path + "." + key);
                  if (!there.equals(new Value.Nothing())) {
                    resolved.put(key, there);
                  }
                });
        yield new Fields(resolved);
      }
    };
  }

  /** With the function that it is, if it is one, worked out; what is in it may have more. */
  Value shallow(Value value, String path) {
    if (!(value instanceof Fields(Map<String, Value> fields)) || fields.size() != 1) {
      return value;
    }
    Map.Entry<String, Value> only = fields.entrySet().iterator().next();
    return isFunction(only.getKey()) ? call(only.getKey(), only.getValue(), path) : value;
  }

  private static boolean isFunction(String key) {
    return key.equals("Ref") || key.startsWith(FUNCTION_PREFIX);
  }

  private Value call(String function, Value argument, String path) {
    return switch (function) {
      case "Ref" -> names.reference(text(argument, path), path);
      case "Fn::GetAtt" -> attribute(argument, path);
      case "Fn::Sub" -> substitute(argument, path);
      case "Fn::If" -> choose(argument, path);
      default -> throw new TemplateException(path, "uses " + function + ", which is not supported");
    };
  }

  private Value choose(Value argument, String path) {
    List<Value> parts = items(argument, path);
    if (parts.size() != 3) {
      throw new TemplateException(path, "has an If that is not [condition, then, else]");
    }
    boolean holds = conditions.named(text(parts.getFirst(), path), path);
    return shallow(holds ? parts.get(1) : parts.get(2), path);
  }

  private Value attribute(Value argument, String path) {
    if (argument instanceof Text(String text)) {
      return dotted(text, path).orElseThrow(() -> notAnAttribute(path));
    }
    List<Value> parts = items(argument, path);
    if (parts.size() != 2) {
      throw notAnAttribute(path);
    }
    return new Text(
        names.attribute(text(parts.getFirst(), path), text(parts.getLast(), path), path));
  }

  private Optional<Value> dotted(String text, String path) {
    int dot = text.indexOf('.');
    return dot < 0
        ? Optional.empty()
        : Optional.of(
            new Text(names.attribute(text.substring(0, dot), text.substring(dot + 1), path)));
  }

  private static TemplateException notAnAttribute(String path) {
    return new TemplateException(path, "has a GetAtt that is not resource and attribute");
  }

  private Value substitute(Value argument, String path) {
    Map<String, Value> own = new LinkedHashMap<>();
    String text;
    if (argument instanceof Items(List<Value> parts)
        && parts.size() == 2
        && parts.getLast() instanceof Fields(Map<String, Value> variables)) {
      text = text(parts.getFirst(), path);
      own.putAll(variables);
    } else {
      text = text(argument, path);
    }
    Matcher matcher = VARIABLE.matcher(text);
    StringBuilder result = new StringBuilder();
    while (matcher.find()) {
      String name = matcher.group(2).strip();
      String replacement =
          matcher.group(1).isEmpty() ? variable(name, own, path) : "${" + matcher.group(2) + "}";
      matcher.appendReplacement(result, Matcher.quoteReplacement(replacement));
    }
    return new Text(matcher.appendTail(result).toString());
  }

  private String variable(String name, Map<String, Value> own, String path) {
    Value given = own.get(name);
    if (given != null) {
      return text(resolve(given, path), path);
    }
    return text(dotted(name, path).orElseGet(() -> names.reference(name, path)), path);
  }

  static String text(Value value, String path) {
    if (value instanceof Text(String text)) {
      return text;
    }
    throw new TemplateException(path, "must be a text");
  }

  static List<Value> items(Value value, String path) {
    if (value instanceof Items(List<Value> items)) {
      return items;
    }
    throw new TemplateException(path, "must be a list");
  }
}
