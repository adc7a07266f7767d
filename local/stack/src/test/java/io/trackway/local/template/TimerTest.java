package io.trackway.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackway.local.schedule.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions that schedules call, and what the template's conditions make of that. */
class TimerTest {

  private static final String FUNCTIONS =
      """
      Parameters:
        LoadMethod: {Type: String, Default: copy}
        Minutes: {Type: Number, Default: 15}
      Conditions:
        Copies: !Equals [!Ref LoadMethod, copy]
      Resources:
        Clean: {Type: AWS::Kinesis::Stream, Properties: {ShardCount: 1}}
        Loader:
          Type: AWS::Serverless::Function
          Metadata: {Module: loader-function}
          Properties:
            Handler: L
            Runtime: java25
            Events:
              Cleaned:
                Type: Kinesis
                Properties:
                  Stream: !GetAtt Clean.Arn
                  StartingPosition: LATEST
                  Enabled: !If [Copies, false, true]
              Beat:
                Type: ScheduleV2
                Properties:
                  ScheduleExpression: !Sub rate(${Minutes} minutes)
                  State: !If [Copies, ENABLED, DISABLED]
                  RetryPolicy: {MaximumRetryAttempts: 0}
        Sweeper:
          Type: AWS::Serverless::Function
          Condition: Copies
          Metadata: {Module: loader-function}
          Properties:
            Handler: S
            Runtime: java25
            Events:
              Beat:
                Type: Schedule
                Properties:
                  Schedule: rate(1 hour)
                  Enabled: !If [Copies, true, false]
                  Input: '{"sweep": true}'
      """;

  private static Template read(String yaml, Map<String, String> parameters) {
    return new TemplateReader(new Place("eu-north-1", "123456789012", "shop"))
        .read(yaml, parameters);
  }

  private static List<Trigger> triggers(Template template, int function) {
    return template.functions().get(function).triggers();
  }

  @Test
  void conditions_chooseBetweenScheduleAndStream() {
    Template copy = read(FUNCTIONS, Map.of("Minutes", "60"));
    assertThat(triggers(copy, 0))
        .containsExactly(
            new Trigger.Timer(
                "Beat", Schedule.Kind.SCHEDULER, Duration.ofMinutes(60), Optional.empty()));
    assertThat(triggers(copy, 1))
        .containsExactly(
            new Trigger.Timer(
                "Beat", Schedule.Kind.RULE, Duration.ofHours(1), Optional.of("{\"sweep\": true}")));

    Template insert = read(FUNCTIONS, Map.of("LoadMethod", "insert"));
    assertThat(insert.functions()).hasSize(1);
    assertThat(triggers(insert, 0)).hasOnlyElementsOfType(Trigger.StreamRecords.class).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rate(1 minutes)", "rate(5 minute)", "rate(0 minutes)"})
  void rateThatEventBridgeRefuses_isRefused(String rate) {
    assertThatThrownBy(() -> read(FUNCTIONS.replace("rate(1 hour)", rate), Map.of()))
        .hasMessage(
            "Resources.Sweeper.Properties.Events.Beat.Properties.Schedule"
                + " is not a rate that EventBridge takes: "
                + rate);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cron(0 12 * * ? *)", "at(2026-01-01T00:00:00)", "rate(5 weeks)"})
  void otherSchedules_areRefused(String expression) {
    assertThatThrownBy(
            () -> read(FUNCTIONS.replace("rate(${Minutes} minutes)", expression), Map.of()))
        .hasMessageContaining(
            "Beat.Properties.ScheduleExpression is not supported by the local run, which takes"
                + " rates: "
                + expression);
  }

  @Test
  void unknownStateAndProperty_areRefused() {
    assertThatThrownBy(() -> read(FUNCTIONS.replace("ENABLED, DIS", "ON, DIS"), Map.of()))
        .hasMessageContaining("Properties.State must be ENABLED or DISABLED, not ON");
    assertThatThrownBy(
            () -> read(FUNCTIONS.replace("Input:", "StartDate: x\n            Input:"), Map.of()))
        .hasMessageContaining("Beat.Properties.StartDate is not understood by the local run");
  }
}
