package io.trackway.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.EventType;
import io.trackway.event.Limits;
import io.trackway.event.RejectionCode;
import io.trackway.event.RejectionReason;
import io.trackway.event.Source;
import io.trackway.event.Violation;
import io.trackway.process.TrackingPlan.Judgement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of events under a plan. */
class SchemaPlanTest {

  private static final Source WEB = new Source("web");
  private static final Source APP = new Source("app");

  private static final String RULES =
      """
      {"sources": {"web": {"violations": "reject", "unknown_events": "reject"},
                   "*": {"unknown_events": "flag"}}}
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void violation_isRejectedOrFlagged_asTheSourceHasIt() throws IOException {
    SchemaPlan plan =
        new Plans(folder)
            .file("plan.json", RULES)
            .file(
                "Order Completed.schema.json",
                "{\"properties\": {\"total\": {\"type\": \"number\"}}, \"required\": [\"id\"]}")
            .sound();
    String properties = "{\"total\": \"7777\"}";
    String file = "Order Completed.schema.json";

    assertThat(plan.judge(Plans.event(WEB, EventType.TRACK, "Order Completed", properties)))
        .isEqualTo(
            new Judgement.Refused(
                new RejectionReason(
                    RejectionCode.PLAN_VIOLATION,
                    "Order Completed.schema.json: /id is missing; /total must be number")));
    assertThat(plan.judge(Plans.event(APP, EventType.TRACK, "Order Completed", properties)))
        .isEqualTo(
            new Judgement.Flagged(
                List.of(
                    new Violation(file, "/id", "is missing"),
                    new Violation(file, "/total", "must be number"))));
    assertThat(plan.judge(Plans.event(WEB, EventType.TRACK, "Order Completed", "{\"id\": 1}")))
        .isEqualTo(new Judgement.Conforms());
  }

  @Test
  void unknownEvent_isHandled_asTheSourceHasIt() throws IOException {
    Plans plans = new Plans(folder).schema("{}");
    assertThat(plans.sound().judge(Plans.event("f", "{}"))).isEqualTo(new Judgement.Conforms());

    SchemaPlan plan = plans.file("plan.json", RULES).sound();
    assertThat(plan.judge(Plans.event(WEB, EventType.TRACK, "f", "{}")))
        .isEqualTo(
            new Judgement.Refused(
                new RejectionReason(
                    RejectionCode.UNKNOWN_EVENT,
                    "plan.json: no schema is for an event of this name")));
    assertThat(plan.judge(Plans.event(APP, EventType.TRACK, "f", "{}")))
        .isEqualTo(
            new Judgement.Flagged(
                List.of(new Violation("plan.json", "", "no schema is for an event of this name"))));
  }

  @Test
  void rule_isThatOfTheSource_elseOfAny_elseOfNobody() throws IOException {
    SchemaPlan plan = new Plans(folder).file("plan.json", RULES).sound();

    assertThat(plan.rule(WEB)).isEqualTo(new SourceRule(Handling.REJECT, Handling.REJECT));
    assertThat(plan.rule(APP)).isEqualTo(new SourceRule(Handling.FLAG, Handling.FLAG));
    assertThat(new Plans(folder).file("plan.json", "{}").sound().rule(APP))
        .isEqualTo(SourceRule.DEFAULT);
  }

  /** Pages have many names; a track called like a type is not of that type. */
  @Test
  void schemaOfAType_isForItsEventsWithoutOneOfTheirOwn() throws IOException {
    SchemaPlan plan =
        new Plans(folder)
            .file("page.schema.json", "{\"required\": [\"path\"]}")
            .file("Home.schema.json", "{\"required\": [\"hero\"]}")
            .sound();

    assertThat(Plans.lines(plan.find(Plans.event(WEB, EventType.PAGE, "Pricing", "{}"))))
        .containsExactly("/path is missing");
    assertThat(Plans.lines(plan.find(Plans.event(WEB, EventType.PAGE, "Home", "{}"))))
        .containsExactly("/hero is missing");
    assertThat(plan.find(Plans.event(WEB, EventType.TRACK, "Pricing", "{}")))
        .isInstanceOf(Finding.Unknown.class);
  }

  @Test
  void manyViolations_areBounded_andCounted() throws IOException {
    SchemaPlan plan =
        new Plans(folder)
            .file("plan.json", RULES)
            .schema("{\"additionalProperties\": {\"type\": \"string\"}}")
            .sound();
    String properties =
        IntStream.range(0, 200)
            .mapToObj(number -> "\"field-%d-%s\": 1".formatted(number, "x".repeat(60)))
            .collect(Collectors.joining(", ", "{", "}"));

    assertThat(plan.judge(Plans.event(WEB, EventType.TRACK, "e", properties)))
        .isInstanceOfSatisfying(
            Judgement.Refused.class,
            refused ->
                assertThat(refused.reason().message())
                    .startsWith("e.schema.json: /field-0-x")
                    .endsWith("; and 195 more")
                    .hasSizeLessThanOrEqualTo(Limits.REJECTION_MESSAGE_CHARACTERS_MAX));
    assertThat(plan.judge(Plans.event(APP, EventType.TRACK, "e", properties)))
        .isInstanceOfSatisfying(
            Judgement.Flagged.class,
            flagged -> assertThat(flagged.violations()).hasSize(Limits.VIOLATIONS_MAX));
  }

  @Test
  void longParts_areCut() throws IOException {
    String name = "n".repeat(1_000);
    Plans plans = new Plans(folder).schema("{\"additionalProperties\": false}");

    assertThat(plans.sound().find(Plans.event("e", "{\"" + name + "\": 1}")))
        .isInstanceOfSatisfying(
            Finding.Violating.class,
            violating ->
                assertThat(violating.violations().getFirst().path())
                    .hasSize(Limits.VIOLATION_CHARACTERS_MAX));
  }
}
