package io.trackway.local.template;

import io.trackway.local.template.SecretResource.InitialValue.Generated;
import io.trackway.local.template.SecretResource.InitialValue.Given;
import io.trackway.local.template.SecretResource.InitialValue.None;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A secret of Secrets Manager. */
public record SecretResource(String logicalId, String name, InitialValue value)
    implements Resource {

  /** What it holds when it is created. */
  public sealed interface InitialValue {

    /** Nothing. */
    record None() implements InitialValue {}

    /** The text that the template gives. */
    record Given(String text) implements InitialValue {

      @Override
      public String toString() {
        return "Given[hidden]";
      }
    }

    /** A password made up now. */
    record Generated(PasswordRules rules) implements InitialValue {}

    /** The text of it, where there is one. */
    default Optional<String> text(RandomGenerator random) {
      return switch (this) {
        case None() -> Optional.empty();
        case Given(String text) -> Optional.of(text);
        case Generated(PasswordRules rules) -> Optional.of(rules.generate(random));
      };
    }
  }

  static SecretResource read(String logicalId, String name, Section properties) {
    properties.ignore("Description", "KmsKeyId", "Name", "Tags");
    Optional<InitialValue> given = properties.text("SecretString").map(Given::new);
    Optional<InitialValue> generated =
        properties
            .section("GenerateSecretString")
            .map(it -> new Generated(it.read(PasswordRules::read)));
    if (given.isPresent() && generated.isPresent()) {
      throw new TemplateException(
          properties.at("SecretString"), "cannot be given where a value is generated");
    }
    return new SecretResource(logicalId, name, given.or(() -> generated).orElseGet(None::new));
  }
}
