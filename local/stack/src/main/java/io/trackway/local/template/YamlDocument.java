package io.trackway.local.template;

import io.trackway.local.template.Value.Fields;
import io.trackway.local.template.Value.Items;
import io.trackway.local.template.Value.Text;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads YAML as CloudFormation does: short tags for functions, and no type but text. */
final class YamlDocument {

  private static final String SHORT_TAG = "!";
  private static final String STANDARD_TAG = "tag:yaml.org,2002:";
  private static final int DEPTH_MAX = 50;

  private YamlDocument() {}

  static Value read(String yaml) {
    try {
      LoaderOptions options = new LoaderOptions();
      options.setNestingDepthLimit(DEPTH_MAX);
      @Nullable Node root = new Yaml(options).compose(new StringReader(yaml));
      if (root == null) {
        throw new TemplateException("The template", "is empty");
      }
      return value(root);
    } catch (YAMLException malformed) {
      throw new TemplateException("The template", "is not YAML: " + malformed.getMessage());
    }
  }

  private static Value value(Node node) {
    Value untagged = untagged(node);
    String tag = node.getTag().getValue();
    if (!tag.startsWith(SHORT_TAG) || tag.equals(SHORT_TAG)) {
      return untagged;
    }
    String name = tag.substring(SHORT_TAG.length());
    return switch (name) {
      case "Ref", "Condition" -> new Fields(Map.of(name, untagged));
      case "GetAtt" -> new Fields(Map.of("Fn::GetAtt", attribute(untagged)));
      default -> new Fields(Map.of("Fn::" + name, untagged));
    };
  }

  private static Value untagged(Node node) {
    return switch (node) {
      case ScalarNode it when it.getTag().equals(Tag.NULL) -> new Value.Nothing();
      case ScalarNode it -> new Text(it.getValue());
      case SequenceNode it -> new Items(it.getValue().stream().map(YamlDocument::value).toList());
      case MappingNode it -> fields(it);
      default -> throw new TemplateException(place(node), "is a kind of YAML that is not known");
    };
  }

  private static Value fields(MappingNode mapping) {
    Map<String, Value> fields = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)
          || !key.getTag().getValue().startsWith(STANDARD_TAG)) {
        throw new TemplateException(place(tuple.getKeyNode()), "has a key that is not a text");
      }
      if (fields.put(key.getValue(), value(tuple.getValueNode())) != null) {
        throw new TemplateException(place(key), "gives " + key.getValue() + " a second time");
      }
    }
    return new Fields(fields);
  }

  /** The short form writes resource and attribute as one text, the long form as a list. */
  private static Value attribute(Value argument) {
    if (argument instanceof Text(String text) && text.contains(".")) {
      int dot = text.indexOf('.');
      List<Value> parts = new ArrayList<>();
      parts.add(new Text(text.substring(0, dot)));
      parts.add(new Text(text.substring(dot + 1)));
      return new Items(parts);
    }
    return argument;
  }

  private static String place(Node node) {
    return "Line " + (node.getStartMark().getLine() + 1);
  }
}
