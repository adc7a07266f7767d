package io.trackway.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackway.local.template.StreamResource.Capacity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Small templates, each for one rule of the reader. */
class TemplateReaderTest {

  private static final Place PLACE = new Place("eu-north-1", "123456789012", "shop");

  private static final String STREAM =
      """
      Resources:
        Orders:
          Type: AWS::Kinesis::Stream
          Properties:
            ShardCount: 2
      """;

  private static Template read(String yaml, Map<String, String> parameters) {
    return new TemplateReader(PLACE).read(yaml, parameters);
  }

  private static Template read(String yaml) {
    return read(yaml, Map.of());
  }

  private static void assertRefused(ThrowingCallable reading, String message) {
    assertThatThrownBy(reading).isInstanceOf(TemplateException.class).hasMessageContaining(message);
  }

  @Test
  void stream_hasDefaultsOfTheService() {
    StreamResource stream = read(STREAM).stream("Orders");

    assertThat(stream.name()).isEqualTo("shop-Orders");
    assertThat(stream.capacity()).isEqualTo(new Capacity.Provisioned(2));
    assertThat(stream.retentionHours()).isEqualTo(24);
    assertThat(stream.encryptionKeyId()).isEmpty();
  }

  @Test
  void unknownProperty_isRefusedWithItsPath() {
    assertRefused(
        () -> read(STREAM + "      Colour: red\n"),
        "Resources.Orders.Properties.Colour is not understood by the local run");
  }

  @Test
  void unknownPlaces_areRefusedWithTheirPaths() {
    assertRefused(() -> read(STREAM + "Mappings: {}\n"), "Mappings is not understood");
    assertRefused(() -> read(STREAM + "    Wish: x\n"), "Resources.Orders.Wish is not");
    assertRefused(
        () -> read("Resources: {Q: {Type: 'AWS::SQS::Queue'}}"),
        "Resources.Q.Type is not understood by the local run: AWS::SQS::Queue");
    assertRefused(
        () -> read("Globals: {Api: {Name: x}}\n" + STREAM), "Globals.Api is not understood");
  }

  @Test
  void unsupportedFunction_isRefusedWithItsPath() {
    assertRefused(
        () -> read(STREAM.replace("2", "!Select [0, [1, 2]]")),
        "Resources.Orders.Properties.ShardCount uses Fn::Select, which is not supported");
  }

  @Test
  void malformedYaml_isRefused() {
    assertRefused(() -> read("a: [1"), "is not YAML");
    assertRefused(() -> read(""), "is empty");
    assertRefused(() -> read("- 1"), "must be a mapping");
    assertRefused(() -> read(STREAM + "      ShardCount: 3\n"), "gives ShardCount a second time");
  }

  @Test
  void functions_workInShortAndLongForm() {
    String outputs =
        """
        Outputs:
          ShortRef: {Value: !Ref Orders}
          LongRef: {Value: {Ref: Orders}}
          ShortAttribute: {Value: !GetAtt Orders.Arn}
          LongAttribute: {Value: {Fn::GetAtt: [Orders, Arn]}}
          ShortText: {Value: !Sub '${AWS::StackName} ${Orders} ${Orders.Arn} ${!literal}'}
          LongText: {Value: {Fn::Sub: ['${own}-${AWS::AccountId}', {own: !Ref AWS::Region}]}}
        """;

    String arn = "arn:aws:kinesis:eu-north-1:123456789012:stream/shop-Orders";
    assertThat(read(STREAM + outputs).outputs())
        .containsExactly(
            Map.entry("ShortRef", "shop-Orders"),
            Map.entry("LongRef", "shop-Orders"),
            Map.entry("ShortAttribute", arn),
            Map.entry("LongAttribute", arn),
            Map.entry("ShortText", "shop shop-Orders " + arn + " ${literal}"),
            Map.entry("LongText", "eu-north-1-123456789012"));
  }

  @Test
  void unknownNames_areRefused() {
    String output = "Outputs: {It: {Value: %s}}";
    assertRefused(
        () -> read(STREAM + output.formatted("!Ref Ordres")), "Outputs.It.Value names Ordres");
    assertRefused(
        () -> read(STREAM + output.formatted("!GetAtt Orders.Colour")),
        "Outputs.It.Value asks for Colour of Orders");
    assertRefused(
        () -> read(STREAM + output.formatted("!Sub '${Ordres}'")), "Outputs.It.Value names Ordres");
  }

  @Test
  void conditions_chooseValuesAndResources() {
    String yaml =
        """
        Parameters:
          Size: {Type: String, Default: small}
        Conditions:
          Large: !Equals [!Ref Size, large]
          NotLarge: !Not [!Condition Large]
          Both: !And [!Condition Large, !Condition NotLarge]
          Either: !Or [!Condition Large, !Condition NotLarge]
        Resources:
          Orders:
            Type: AWS::Kinesis::Stream
            Properties:
              StreamModeDetails: !If [Large, {StreamMode: ON_DEMAND}, !Ref AWS::NoValue]
              ShardCount: !If [Large, !Ref AWS::NoValue, 3]
          OnlyLarge: {Type: AWS::S3::Bucket, Condition: Large}
          Never: {Type: AWS::S3::Bucket, Condition: Both}
          Always: {Type: AWS::S3::Bucket, Condition: Either}
        """;

    Template small = read(yaml);
    Template large = read(yaml, Map.of("Size", "large"));

    assertThat(small.stream("Orders").capacity()).isEqualTo(new Capacity.Provisioned(3));
    assertThat(small.resources()).containsOnlyKeys("Orders", "Always");
    assertThat(large.stream("Orders").capacity()).isEqualTo(new Capacity.OnDemand());
    assertThat(large.resources()).containsOnlyKeys("Orders", "OnlyLarge", "Always");
    assertThat(large.bucket("Always").name()).isEqualTo("shop-always");
  }

  @Test
  void conditionThatNeedsItself_isRefused() {
    String yaml = "Conditions: {A: !Not [!Condition B], B: !Not [!Condition A]}\n" + STREAM;
    assertRefused(() -> read(yaml + "    Condition: A\n"), "Conditions.A needs itself");
  }

  @Test
  void rules_areChecked() {
    String rule =
        """
        Parameters: {Size: {Type: String}}
        Rules:
          NotHuge:
            Assertions:
              - Assert: !Not [!Equals [!Ref Size, huge]]
                AssertDescription: Huge is too much
        """;

    assertThat(read(rule + STREAM, Map.of("Size", "small")).streams()).hasSize(1);
    assertRefused(
        () -> read(rule + STREAM, Map.of("Size", "huge")),
        "Rules.NotHuge.Assertions[0] does not hold: Huge is too much");
  }

  @Test
  void tableWithoutTypeOfItsKey_isRefused() {
    String yaml =
        """
        Resources:
          Ledger:
            Type: AWS::DynamoDB::Table
            Properties:
              BillingMode: PAY_PER_REQUEST
              KeySchema: [{AttributeName: id, KeyType: HASH}]
        """;
    assertRefused(() -> read(yaml), "KeySchema[0].AttributeName has no type");
    String typed = yaml + "      AttributeDefinitions: [{AttributeName: id, AttributeType: S}]\n";
    assertThat(read(typed).tables())
        .containsExactly(
            new TableResource(
                "Ledger",
                "shop-Ledger",
                List.of(new TableResource.Key("id", "S", TableResource.Role.HASH)),
                Optional.empty()));
  }
}
