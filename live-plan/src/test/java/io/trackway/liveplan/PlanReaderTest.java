package io.trackway.liveplan;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.live.LivePlan;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of plans that cannot be used. */
class PlanReaderTest {

  private static final String FUNNEL = "{name: f, window: 1 day, steps: [{event: e}]}";

  @Test
  void everyProblem_isToldAtOnceWithItsLine() {
    String plan =
        """
        funnels:
          - name: Sign up
            window: 91 days
            order: lose
            steps:
              - evnt: Page Viewed
              - event: [A, A]
                where: {a..b: x, c: null}
          - window: 5 minuten
            steps: []
        segments:
          - name: s
            all:
              - done: A
                at_least: 5
                at_most: 4
              - seen_within: 1 day
                is: pro
              - trait: plan
              - at_least: 1
        segment: []
        """;

    assertThat(faults(plan))
        .containsExactly(
            "line 2: /funnels/0/name must have 1 to 64 characters, each of a-z, 0-9, - or _",
            "line 3: /funnels/0/window must be a number of minutes, hours or days, from 1 minute"
                + " to 90 days",
            "line 4: /funnels/0/order must be strict or loose",
            "line 6: /funnels/0/steps/0/evnt is not known; did you mean event?",
            "line 6: /funnels/0/steps/0 has no event",
            "line 7: /funnels/0/steps/1/event/1 stands there twice",
            "line 8: /funnels/0/steps/1/where/a..b must be at a path of 1 to 255 characters, with"
                + " a dot between two names",
            "line 8: /funnels/0/steps/1/where/c must not be empty",
            "line 9: /funnels/1 has no name",
            "line 9: /funnels/1/window must be a number of minutes, hours or days, from 1 minute"
                + " to 90 days",
            "line 10: /funnels/1/steps must have 1 to 8 entries; it has 0",
            "line 16: /segments/0/all/0/at_most must not be less than at_least",
            "line 18: /segments/0/all/1/is does not belong to seen_within",
            "line 19: /segments/0/all/2/trait needs is, the value that the trait must have",
            "line 20: /segments/0/all/3 must have one of done, seen_within, not_seen_for, trait",
            "line 21: /segment is not known; did you mean segments?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1 minute   | PT1M
          90 minutes | PT1H30M
          36 hours   | PT36H
          90 days    | PT2160H
          """)
  void window_isASpanOfTime(String window, String expected) {
    assertThat(plan("funnels: [" + FUNNEL.replace("1 day", window) + "]"))
        .extracting(plan -> plan.funnels().getFirst().window().toString())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"7", "0 days", "91 days", "1.5 days", "-1 days", "7d", "9999999 days", "1  day"})
  void otherWindows_areRefused(String window) {
    assertThat(faults("funnels: [" + FUNNEL.replace("1 day", window) + "]"))
        .singleElement()
        .asString()
        .startsWith("line 1: /funnels/0/window must be a number of minutes, hours or days");
  }

  /** YAML 1.1 reads all of these as something else than what a person sees. */
  @ParameterizedTest
  @CsvSource({
    "yes, truth value",
    "No, truth value",
    "on, truth value",
    "TRUE, truth value",
    "012, number",
    "1_000, number",
    "0x1F, number",
    "12:30:45, number",
    ".inf, number",
    "+1, number"
  })
  void whatYamlTakesForSomethingElse_mustBeQuoted(String text, String kind) {
    String step = "{event: e, where: {country: VALUE}}";
    String plan = "funnels: [" + FUNNEL.replace("{event: e}", step) + "]";

    assertThat(faults(plan.replace("VALUE", text)))
        .containsExactly(
            "line 1: /funnels/0/steps/0/where/country must be in quotes where it is the text %s,"
                    .formatted(text)
                + " since YAML takes it for a "
                + kind);
    assertThat(property(plan.replace("VALUE", '"' + text + '"'))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "false", "0", "-1.50", "1e3", "12", "2026-01-01", "a b", "'012'"})
  void otherValues_areAsTheyAreWritten(String text) {
    String step = "{event: e, where: {a.b: %s}}".formatted(text);

    assertThat(property("funnels: [" + FUNNEL.replace("{event: e}", step) + "]"))
        .isEqualTo(text.replace("'", ""));
  }

  @Test
  void fieldThatStandsThereTwice_isRefused() {
    assertThat(faults("funnels: []\nsegments: []\nfunnels: []"))
        .containsExactly("line 3: /funnels stands there twice");
    assertThat(faults("funnels: [{name: a, window: 1 day, steps: [{event: e}], <<: {}}]"))
        .containsExactly("line 1: /funnels/0 must be a text, a number, true or false");
  }

  @Test
  void namesThatAreGivenTwice_areRefused() {
    assertThat(faults("funnels:\n- " + FUNNEL + "\n- " + FUNNEL))
        .containsExactly("line 3: /funnels/1/name is the name of another one too");
    assertThat(faults("funnels: [" + FUNNEL + "]\nsegments: [{name: f, all: [{done: e}]}]"))
        .isEmpty();
  }

  @Test
  void counts_areBounded() {
    assertThat(faults(funnels(20))).isEmpty();
    assertThat(faults(funnels(21)))
        .containsExactly("line 1: /funnels must have 0 to 20 entries; it has 21");
    assertThat(faults("funnels: [" + FUNNEL.replace("{event: e}", repeated("{event: e}", 8)) + "]"))
        .isEmpty();
    assertThat(faults("funnels: [" + FUNNEL.replace("{event: e}", repeated("{event: e}", 9)) + "]"))
        .containsExactly("line 1: /funnels/0/steps must have 1 to 8 entries; it has 9");
    assertThat(faults("segments: [{name: s, all: [" + repeated("{done: e}", 10) + "]}]")).isEmpty();
    assertThat(faults("segments: [{name: s, all: [" + repeated("{done: e}", 11) + "]}]"))
        .containsExactly("line 1: /segments/0/all must have 1 to 10 entries; it has 11");
  }

  @Test
  void texts_areBounded() {
    assertThat(faults("app_opens: " + "x".repeat(255))).isEmpty();
    assertThat(faults("app_opens: " + "x".repeat(256)))
        .containsExactly("line 1: /app_opens must have 1 to 255 characters");
    assertThat(faults("app_opens: ''"))
        .containsExactly("line 1: /app_opens must have 1 to 255 characters");
    assertThat(faults("segments: [{name: s, all: [{done: e, at_least: 1000000001}]}]"))
        .containsExactly(
            "line 1: /segments/0/all/0/at_least must be a whole number from 1 to 1,000,000,000");
  }

  @Test
  void whatIsNoObject_isRefused() {
    assertThat(faults("[]")).containsExactly("line 1: must be an object");
    assertThat(faults("funnels: [a]"))
        .containsExactly(
            "line 1: /funnels/0 must be an object",
            "line 1: /funnels/0 has no name",
            "line 1: /funnels/0 has no window, such as 7 days",
            "line 1: /funnels/0 has no steps");
    assertThat(faults("funnels:")).containsExactly("line 1: /funnels must be a list");
  }

  private static String funnels(int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> FUNNEL.replace("name: f", "name: f" + number))
        .collect(Collectors.joining(", ", "funnels: [", "]"));
  }

  private static String repeated(String text, int count) {
    return String.join(
        ", ", List.of((text + "\n").repeat(count).split("\n", -1)).subList(0, count));
  }

  private static String property(String text) {
    return plan(text).funnels().getFirst().steps().getFirst().where().getFirst().value();
  }

  private static LivePlan plan(String text) {
    return switch (PlanReader.read(text)) {
      case PlanReading.Sound(LivePlan plan) -> plan;
      case PlanReading.Absent() -> throw new AssertionError("absent");
      case PlanReading.Faulty faulty -> throw new AssertionError(faulty.text());
    };
  }

  private static List<String> faults(String text) {
    return switch (PlanReader.read(text)) {
      case PlanReading.Sound _ -> List.of();
      case PlanReading.Absent() -> throw new AssertionError("absent");
      case PlanReading.Faulty faulty -> faulty.text().lines().toList();
    };
  }
}
