package io.trackway.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Values of parameters, taken and refused as CloudFormation does. */
class ParameterTest {

  private static String outputOf(String declaration, Map<String, String> values) {
    String yaml = "Parameters: {It: {%s}}\nOutputs: {It: {Value: !Ref It}}".formatted(declaration);
    Place place = new Place("eu-north-1", "123456789012", "shop");
    return new TemplateReader(place).read(yaml, values).outputs().getOrDefault("It", "");
  }

  private static void assertRefused(String declaration, String value, String message) {
    assertThatThrownBy(() -> outputOf(declaration, Map.of("It", value)))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining(message);
  }

  @Test
  void value_isGivenOrDefault() {
    assertThat(outputOf("Type: String, Default: a", Map.of())).isEqualTo("a");
    assertThat(outputOf("Type: String, Default: a", Map.of("It", "b"))).isEqualTo("b");
    assertThatThrownBy(() -> outputOf("Type: String", Map.of()))
        .hasMessage("Parameters.It has no default: it needs a value");
    assertThatThrownBy(() -> outputOf("Type: String, Default: a", Map.of("Other", "b")))
        .hasMessage("Parameters.Other does not exist in this template");
  }

  @Test
  void value_outsideItsRules_isRefused() {
    assertRefused("Type: String, AllowedValues: [a, b]", "c", "it must be one of a, b");
    assertRefused("Type: String, AllowedPattern: '[a-z]+'", "a1", "it must match [a-z]+");
    assertRefused("Type: String, MinLength: 2", "a", "it must have a length of 2 to any");
    assertRefused("Type: String, MaxLength: 2", "abc", "it must have a length of any to 2");
    assertRefused("Type: Number, MinValue: 1, MaxValue: 9", "10", "it must be 1 to 9");
    assertRefused("Type: Number, MinValue: 1, MaxValue: 9", "0", "it must be 1 to 9");
    assertRefused("Type: Number", "many", "it must be a number");
    assertRefused("Type: CommaDelimitedList, AllowedValues: [a, b]", "a,c", "'c'");
    assertRefused("Type: 'AWS::EC2::VPC::Id'", "vpc-1", "Parameters.It.Type is not supported");
  }

  @Test
  void refusal_saysWhatTheTemplateSays() {
    assertRefused(
        "Type: String, AllowedPattern: '[a-z]+', ConstraintDescription: must be small letters",
        "A",
        "Parameters.It cannot be 'A': it must be small letters");
  }

  @Test
  void default_isCheckedToo() {
    assertThatThrownBy(() -> outputOf("Type: Number, Default: 7, MaxValue: 5", Map.of()))
        .hasMessage("Parameters.It cannot be '7': it must be any to 5");
  }
}
