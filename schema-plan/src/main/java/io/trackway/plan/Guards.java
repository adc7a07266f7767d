package io.trackway.plan;

import dev.harrel.jsonschema.EvaluationContext;
import dev.harrel.jsonschema.Evaluator;
import dev.harrel.jsonschema.EvaluatorFactory;
import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.SchemaParsingContext;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/**
 * The validator's keywords, with bounds around those that may take for ever, and with a note of
 * what it would leave out without a word.
 */
record Guards(EvaluatorFactory standard, SchemaNotes notes) implements EvaluatorFactory {

  private static final String NO_EXPRESSION = "is no regular expression that Java knows: ";

  @Override
  public Optional<Evaluator> create(SchemaParsingContext context, String keyword, JsonNode value) {
    Optional<Evaluator> evaluator = standard.create(context, keyword, value);
    return switch (keyword) {
      case "pattern" -> value.isString() ? pattern(context, value, evaluator) : evaluator;
      case "patternProperties" ->
          value.isObject() ? patternProperties(context, value, evaluator) : evaluator;
      case "uniqueItems" -> evaluator.map(_ -> new UniqueItems(value.asBoolean()));
      case "$ref" -> reference(context, value, evaluator);
      case "$dynamicRef", "$recursiveRef" -> evaluator.map(Reference::new);
      default -> evaluator;
    };
  }

  private Optional<Evaluator> pattern(
      SchemaParsingContext context, JsonNode value, Optional<Evaluator> evaluator) {
    try {
      Expression expression = Expression.of(value.asString());
      return evaluator.map(_ -> new Pattern(expression));
    } catch (PatternSyntaxException broken) {
      notes.problem(context, value, NO_EXPRESSION + broken.getDescription());
      return Optional.empty();
    }
  }

  private Optional<Evaluator> patternProperties(
      SchemaParsingContext context, JsonNode value, Optional<Evaluator> evaluator) {
    Map<String, Expression> expressions = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : value.asObject().entrySet()) {
      try {
        expressions.put(entry.getKey(), Expression.of(entry.getKey()));
      } catch (PatternSyntaxException broken) {
        notes.problem(context, entry.getValue(), NO_EXPRESSION + broken.getDescription());
      }
    }
    return evaluator.map(standardOne -> new PatternProperties(expressions, standardOne));
  }

  private Optional<Evaluator> reference(
      SchemaParsingContext context, JsonNode value, Optional<Evaluator> evaluator) {
    if (value.isString()) {
      if (evaluator.isEmpty()) {
        notes.problem(context, value, "is no reference; a blank in one is written %20");
      } else {
        notes.reference(context, value);
      }
    }
    return evaluator.map(Reference::new);
  }

  /** Text that an expression must be found in. */
  private record Pattern(Expression expression) implements Evaluator {
    @Override
    public Result evaluate(EvaluationContext context, JsonNode node) {
      return !node.isString() || expression.isFoundIn(node.asString())
          ? Result.success()
          : Result.failure("pattern");
    }
  }

  /** Tries the names within bounds before the validator does it without. */
  private record PatternProperties(Map<String, Expression> expressions, Evaluator standard)
      implements Evaluator {
    @Override
    public Result evaluate(EvaluationContext context, JsonNode node) {
      if (node.isObject()) {
        for (String name : node.asObject().keySet()) {
          expressions.values().forEach(expression -> expression.isFoundIn(name));
        }
      }
      return standard.evaluate(context, node);
    }
  }

  /** In linear time: a client may send thousands of elements. */
  private record UniqueItems(boolean wanted) implements Evaluator {
    @Override
    public Result evaluate(EvaluationContext context, JsonNode node) {
      return !wanted
              || !node.isArray()
              || new HashSet<>(node.asArray()).size() == node.asArray().size()
          ? Result.success()
          : Result.failure("uniqueItems");
    }
  }

  /** A reference that may lead back to itself; equal only to itself. */
  private static final class Reference implements Evaluator {
    private final Evaluator standard;

    Reference(Evaluator standard) {
      this.standard = standard;
    }

    @Override
    public Result evaluate(EvaluationContext context, JsonNode node) {
      Effort effort = Effort.CURRENT.get();
      effort.enter(this, node);
      try {
        return standard.evaluate(context, node);
      } finally {
        effort.leave(this, node);
      }
    }

    @Override
    public int getOrder() {
      return standard.getOrder();
    }
  }
}
