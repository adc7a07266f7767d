package io.trackway.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** A secret's first value, as the template says it. */
class SecretResourceTest {

  private static SecretResource read(String properties) {
    String yaml =
        """
        Resources:
          Keys:
            Type: AWS::SecretsManager::Secret
            Properties: {%s}
        Outputs:
          Keys:
            Value: !Ref Keys
        """
            .formatted(properties);
    Template template =
        new TemplateReader(new Place("eu-north-1", "123456789012", "shop")).read(yaml, Map.of());
    assertThat(template.outputs().get("Keys"))
        .matches("arn:aws:secretsmanager:eu-north-1:123456789012:secret:.*-[0-9a-f]{6}");
    return template.secrets().getFirst();
  }

  private static String value(String properties) {
    return read(properties).value().text(new Random(1)).orElseThrow();
  }

  @Test
  void value_isGiven_orThereIsNone() {
    assertThat(value("Name: keys, SecretString: text")).isEqualTo("text");
    assertThat(read("Description: x").value().text(new Random(1))).isEmpty();
  }

  @RepeatedTest(20)
  void password_hasOneOfEachKind(RepetitionInfo repetition) {
    SecretResource secret = read("GenerateSecretString: {PasswordLength: 4}");

    assertThat(secret.value().text(new Random(repetition.getCurrentRepetition())).orElseThrow())
        .hasSize(4)
        .matches(".*[a-z].*")
        .matches(".*[A-Z].*")
        .matches(".*[0-9].*")
        .matches(".*[^a-zA-Z0-9].*");
  }

  @Test
  void password_keepsToItsRules() {
    assertThat(value("GenerateSecretString: {}")).hasSize(32);
    assertThat(
            value(
                "GenerateSecretString: {PasswordLength: 500, ExcludePunctuation: true,"
                    + " ExcludeLowercase: true, ExcludeUppercase: true, ExcludeCharacters: '0'}"))
        .matches("[1-9]{500}");
    assertThat(
            value(
                "GenerateSecretString: {PasswordLength: 3, IncludeSpace: true,"
                    + " ExcludeNumbers: true, ExcludePunctuation: true,"
                    + " RequireEachIncludedType: false}"))
        .matches("[a-zA-Z ]{3}");
  }

  @Test
  void password_goesIntoTheDocument() {
    assertThat(
            value(
                "GenerateSecretString: {SecretStringTemplate: '{\"user\": 1}',"
                    + " GenerateStringKey: web, ExcludePunctuation: true}"))
        .matches("\\{\"user\":1,\"web\":\"[a-zA-Z0-9]{32}\"}");
  }

  @Test
  void rulesThatContradict_areRefused() {
    assertThatThrownBy(() -> read("SecretString: a, GenerateSecretString: {}"))
        .hasMessageContaining("cannot be given where a value is generated");
    assertThatThrownBy(() -> read("GenerateSecretString: {GenerateStringKey: web}"))
        .hasMessageContaining("needs both");
    assertThatThrownBy(
            () ->
                read("GenerateSecretString: {SecretStringTemplate: '[]', GenerateStringKey: web}"))
        .hasMessageContaining("must be a JSON object");
    assertThatThrownBy(() -> read("GenerateSecretString: {PasswordLength: 3}"))
        .hasMessageContaining("one of each kind");
  }
}
