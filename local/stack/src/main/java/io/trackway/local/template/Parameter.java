package io.trackway.local.template;

import io.trackway.local.template.Value.Items;
import io.trackway.local.template.Value.Text;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A declared parameter: checks a value as CloudFormation does, and gives what {@code Ref} gives.
 */
record Parameter(String name, Type type, Optional<String> defaultValue, Rules rules) {

  /** What a value is read as. */
  enum Type {
    STRING,
    NUMBER,
    LIST
  }

  /** What a value must be like. */
  record Rules(
      List<String> allowedValues,
      Optional<String> allowedPattern,
      Range value,
      Range length,
      Optional<String> description) {}

  /** Bounds, both inclusive, either of which may be absent. */
  record Range(Optional<BigDecimal> min, Optional<BigDecimal> max) {

    boolean contains(BigDecimal value) {
      return min.map(it -> value.compareTo(it) >= 0).orElse(true)
          && max.map(it -> value.compareTo(it) <= 0).orElse(true);
    }

    @Override
    public String toString() {
      return "%s to %s".formatted(text(min), text(max));
    }

    private static String text(Optional<BigDecimal> bound) {
      return bound.map(BigDecimal::toPlainString).orElse("any");
    }
  }

  static Parameter read(String name, Section section) {
    return section.read(
        it -> {
          it.ignore("Description", "NoEcho");
          return new Parameter(name, type(it), it.text("Default"), rules(it));
        });
  }

  private static Type type(Section section) {
    String type = section.requiredText("Type");
    return switch (type) {
      case "String" -> Type.STRING;
      case "Number" -> Type.NUMBER;
      case "CommaDelimitedList" -> Type.LIST;
      default -> throw new TemplateException(section.at("Type"), "is not supported: " + type);
    };
  }

  private static Rules rules(Section section) {
    return new Rules(
        section.texts("AllowedValues"),
        section.text("AllowedPattern"),
        range(section, "MinValue", "MaxValue"),
        range(section, "MinLength", "MaxLength"),
        section.text("ConstraintDescription"));
  }

  private static Range range(Section section, String min, String max) {
    return new Range(
        section.text(min).map(BigDecimal::new), section.text(max).map(BigDecimal::new));
  }

  /** What a reference gives for the value, or the default where none is given. */
  Value value(Optional<String> given) {
    String path = "Parameters." + name;
    String value =
        given
            .or(() -> defaultValue)
            .orElseThrow(() -> new TemplateException(path, "has no default: it needs a value"));
    return switch (type) {
      case STRING -> checkText(value, path);
      case NUMBER -> checkNumber(value, path);
      case LIST -> {
        List<String> items = Arrays.stream(value.split(",", -1)).map(String::strip).toList();
        items.forEach(it -> checkText(it, path));
        yield new Items(items.stream().<Value>map(Text::new).collect(Collectors.toList()));
      }
    };
  }

  private Value checkText(String value, String path) {
    checkAllowed(value, path);
    if (rules.allowedPattern().isPresent()
        && !Pattern.matches(rules.allowedPattern().get(), value)) {
      refuse(value, path, "must match " + rules.allowedPattern().get());
    }
    if (!rules.length().contains(BigDecimal.valueOf(value.length()))) {
      refuse(value, path, "must have a length of " + rules.length());
    }
    return new Text(value);
  }

  private Value checkNumber(String value, String path) {
    checkAllowed(value, path);
    try {
      if (!rules.value().contains(new BigDecimal(value))) {
        refuse(value, path, "must be " + rules.value());
      }
    } catch (NumberFormatException notANumber) {
      refuse(value, path, "must be a number");
    }
    return new Text(value);
  }

  private void checkAllowed(String value, String path) {
    if (!rules.allowedValues().isEmpty() && !rules.allowedValues().contains(value)) {
      refuse(value, path, "must be one of " + String.join(", ", rules.allowedValues()));
    }
  }

  private void refuse(String value, String path, String rule) {
    throw new TemplateException(
        path, "cannot be '%s': it %s".formatted(value, rules.description().orElse(rule)));
  }
}
