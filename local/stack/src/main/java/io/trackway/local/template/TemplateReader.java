package io.trackway.local.template;

import io.trackway.local.template.Names.Named;
import io.trackway.local.template.Value.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a SAM template; whatever it does not understand is an error that names the place. */
public final class TemplateReader {

  private final Place place;

  public TemplateReader(Place place) {
    this.place = place;
  }

  /**
   * Reads a template with these parameter values.
   *
   * @throws TemplateException where the template or a value cannot be used
   */
  public Template read(Path file, Map<String, String> parameterValues) throws IOException {
    return read(Files.readString(file), parameterValues);
  }

  Template read(String yaml, Map<String, String> parameterValues) {
    if (!(YamlDocument.read(yaml) instanceof Fields(Map<String, Value> root))) {
      throw new TemplateException("The template", "must be a mapping");
    }
    Map<String, Value> parameters = parameters(root, parameterValues);
    Names onlyParameters = new Names(place, parameters, Map.of());
    Section unnamed = new Section("", root, resolver(onlyParameters, root));
    Names names = new Names(place, parameters, named(unnamed));
    Section template = new Section("", root, resolver(names, root));
    return template.read(
        it -> {
          it.ignore(
              "AWSTemplateFormatVersion",
              "Conditions",
              "Description",
              "Metadata",
              "Parameters",
              "Transform");
          checkRules(it, names, root);
          return new Template(place, resources(it, names, root), outputs(it, names, root));
        });
  }

  private static Resolver resolver(Names names, Map<String, Value> root) {
    return new Resolver(names, conditions(names, root));
  }

  private static Conditions conditions(Names names, Map<String, Value> root) {
    return new Conditions(fields(root, "Conditions"), names);
  }

  private static Map<String, Value> fields(Map<String, Value> parent, String key) {
    return switch (parent.getOrDefault(key, new Value.Nothing())) {
      case Fields it -> it.fields();
      case Value.Nothing _ -> Map.of();
      case Value.Text _, Value.Items _ -> throw new TemplateException(key, "must be a mapping");
    };
  }

  private Map<String, Value> parameters(
      Map<String, Value> root, Map<String, String> parameterValues) {
    Names pseudo = new Names(place, Map.of(), Map.of());
    Section section = new Section("", root, resolver(pseudo, root));
    Map<String, Section> declared = section.sectionsByName("Parameters");
    for (String name : parameterValues.keySet()) {
      if (!declared.containsKey(name)) {
        throw new TemplateException("Parameters." + name, "does not exist in this template");
      }
    }
    Map<String, Value> values = new LinkedHashMap<>();
    declared.forEach(
        (name, declaration) ->
            values.put(
                name,
                Parameter.read(name, declaration)
                    .value(Optional.ofNullable(parameterValues.get(name)))));
    return values;
  }

  /** Types and chosen names of all resources, which references to them need. */
  private static Map<String, Named> named(Section template) {
    Map<String, Named> named = new LinkedHashMap<>();
    template
        .sectionsByName("Resources")
        .forEach(
            (logicalId, resource) -> {
              String type = resource.requiredText("Type");
              Optional<String> chosen =
                  Optional.ofNullable(ResourceTypes.NAME_PROPERTY.get(type))
                      .flatMap(key -> resource.section("Properties").flatMap(it -> it.text(key)));
              named.put(logicalId, new Named(type, chosen));
            });
    return named;
  }

  private static void checkRules(Section template, Names names, Map<String, Value> root) {
    Conditions conditions = conditions(names, root);
    template.sectionsByName("Rules").values().forEach(it -> it.read(r -> checkRule(r, conditions)));
  }

  private static boolean checkRule(Section rule, Conditions conditions) {
    Optional<Value> when = rule.raw("RuleCondition");
    if (when.isPresent() && !conditions.holds(when.get(), rule.at("RuleCondition"))) {
      rule.ignore("Assertions");
      return false;
    }
    List<Section> assertions = rule.sections("Assertions");
    for (Section assertion : assertions) {
      assertion.read(it -> checkAssertion(it, conditions));
    }
    return true;
  }

  private static boolean checkAssertion(Section assertion, Conditions conditions) {
    Value condition =
        assertion
            .raw("Assert")
            .orElseThrow(() -> new TemplateException(assertion.at("Assert"), "is missing"));
    String description = assertion.text("AssertDescription").orElse("its assertion is false");
    if (!conditions.holds(condition, assertion.at("Assert"))) {
      throw new TemplateException(assertion.path(), "does not hold: " + description);
    }
    return true;
  }

  private static Map<String, Resource> resources(
      Section template, Names names, Map<String, Value> root) {
    Globals globals = template.section("Globals").map(Globals::read).orElseGet(Globals::none);
    ResourceReader reader =
        new ResourceReader(names, conditions(names, root), globals, resolver(names, root));
    Map<String, Resource> resources = new LinkedHashMap<>();
    template
        .sectionsByName("Resources")
        .forEach(
            (logicalId, section) ->
                section
                    .<Optional<Resource>>read(it -> reader.read(logicalId, it))
                    .ifPresent(it -> resources.put(logicalId, it)));
    return resources;
  }

  private static Map<String, String> outputs(
      Section template, Names names, Map<String, Value> root) {
    Conditions conditions = conditions(names, root);
    Map<String, String> outputs = new LinkedHashMap<>();
    template
        .sectionsByName("Outputs")
        .forEach(
            (name, section) -> {
              section.ignore("Description", "Export");
              Optional<String> condition = section.text("Condition");
              section.ignore("Value");
              if (condition.isEmpty() || conditions.named(condition.get(), section.path())) {
                outputs.put(name, section.read(it -> it.requiredText("Value")));
              }
            });
    return outputs;
  }
}
