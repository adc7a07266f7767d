package io.trackway.plan;

import dev.harrel.jsonschema.Error;
import dev.harrel.jsonschema.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a validator found, in words that repeat no value. */
final class Errors {

  /** Where one of these fails, what is wrong with each of its branches says nothing more. */
  private static final Set<String> CHOICES = Set.of("anyOf", "oneOf", "contains");

  /** These fail because of something below them, which says it better. */
  private static final Set<String> GROUPS = Set.of("allOf", "if", "dependentSchemas");

  private Errors() {}

  /** Those that tell something which no other of them tells. */
  static List<Error> relevant(List<Error> errors) {
    List<String> choices =
        errors.stream()
            .filter(error -> is(CHOICES, error))
            .map(error -> error.getEvaluationPath() + "/")
            .toList();
    return errors.stream()
        .filter(error -> !is(GROUPS, error))
        .filter(error -> choices.stream().noneMatch(error.getEvaluationPath()::startsWith))
        .toList();
  }

  private static boolean is(Set<String> keywords, Error error) {
    @Nullable String keyword = error.getKeyword();
    return keyword != null && keywords.contains(keyword);
  }

  /**
   * Each of them in words, in the order of their paths.
   *
   * @param schemas finds what stands at an address
   */
  static List<PathMessage> messages(
      List<Error> errors, JsonTree instance, Function<String, Optional<JsonTree>> schemas) {
    return relevant(errors).stream()
        .flatMap(error -> messages(error, instance, schemas.apply(error.getSchemaLocation())))
        .distinct()
        .sorted(Comparator.comparing(PathMessage::path).thenComparing(PathMessage::message))
        .toList();
  }

  private static Stream<PathMessage> messages(
      Error error, JsonTree instance, Optional<JsonTree> schema) {
    String path = error.getInstanceLocation();
    @Nullable String keyword = error.getKeyword();
    if (keyword == null) {
      return Stream.of(new PathMessage(path, named(error, "is not allowed")));
    }
    Optional<JsonTree> operand = schema.flatMap(it -> it.at(JsonTree.child("", keyword)));
    if (operand.isEmpty()) {
      return Stream.of(new PathMessage(path, named(error, Reasons.unexplained(keyword))));
    }
    Optional<JsonTree> value = instance.at(path);
    return switch (keyword) {
      case "required" -> missing(path, value, operand.get()).stream();
      case "dependentRequired" -> missingBeside(path, value, operand.get()).stream();
      default ->
          Stream.of(new PathMessage(path, named(error, Reasons.reason(keyword, operand.get()))));
    };
  }

  /** One for each field, at its own path. */
  private static List<PathMessage> missing(
      String path, Optional<JsonTree> value, JsonTree required) {
    List<PathMessage> missing = new ArrayList<>();
    for (JsonNode name : required.asArray()) {
      if (value.isPresent() && !value.get().asObject().containsKey(name.asString())) {
        missing.add(new PathMessage(JsonTree.child(path, name.asString()), "is missing"));
      }
    }
    return missing;
  }

  private static List<PathMessage> missingBeside(
      String path, Optional<JsonTree> value, JsonTree dependencies) {
    List<PathMessage> missing = new ArrayList<>();
    dependencies
        .asObject()
        .forEach(
            (name, required) -> {
              if (value.isPresent() && value.get().asObject().containsKey(name)) {
                for (PathMessage one : missing(path, value, (JsonTree) required)) {
                  missing.add(
                      new PathMessage(one.path(), "is missing, and has to stand beside " + name));
                }
              }
            });
    return missing;
  }

  /** What is said of a field's name is found at the object that has the field. */
  private static String named(Error error, String reason) {
    return error.getEvaluationPath().contains("/propertyNames")
        ? "has a field whose name " + reason
        : reason;
  }
}
