package io.trackway.function.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.function.load.ReferenceFunnels.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each view gives what plain Java computes from the same made-up traffic in another way. */
class ViewsReferenceTest {

  private static final int SEEDS = 5;

  private static final int HOUR = 3_600;

  private static final List<Step> STEPS =
      List.of(
          new Step("plain", 1, "Searched", 0),
          new Step("plain", 2, "Played", HOUR),
          new Step("plain", 3, "Subscribed", HOUR),
          new Step("exact", 1, "Played", 0),
          new Step("exact", 2, "Shared", 1_800),
          new Step("repeat", 1, "Played", 0),
          new Step("repeat", 2, "Played", 86_400),
          new Step("repeat", 3, "Played", 10 * 86_400),
          new Step("choice", 1, "Home", 0),
          new Step("choice", 2, "Searched", 600),
          new Step("choice", 2, "Rated", 4 * HOUR),
          new Step("choice", 3, "Shared", 40 * 86_400),
          new Step("long", 1, "Home", 0),
          new Step("long", 2, "Played", 40 * 86_400),
          new Step("long", 3, "Home", 40 * 86_400),
          new Step("long", 4, "Played", 40 * 86_400),
          new Step("long", 5, "Home", 40 * 86_400),
          new Step("long", 6, "Rated", 40 * 86_400),
          new Step("long", 7, "Home", 40 * 86_400),
          new Step("long", 8, "Searched", 40 * 86_400),
          new Step("gap", 1, "Home", 0),
          new Step("gap", 3, "Played", HOUR),
          new Step("never", 1, "No such event", 0),
          new Step("never", 2, "Played", HOUR));

  @TestFactory
  Stream<DynamicContainer> views() {
    return LongStream.rangeClosed(1, SEEDS)
        .mapToObj(seed -> DynamicContainer.dynamicContainer("seed " + seed, of(seed)));
  }

  private static Stream<DynamicTest> of(long seed) {
    List<KnownEvent> events = KnownTraffic.events(seed);
    return Stream.concat(
        Stream.of(DynamicTest.dynamicTest("load", () -> load(events))),
        expected(events).entrySet().stream()
            .map(
                view ->
                    DynamicTest.dynamicTest(
                        view.getKey(), () -> compare(view.getKey(), view.getValue().get()))));
  }

  private static void load(List<KnownEvent> events) throws MigrationException {
    TestWarehouse.empty();
    List<String> sqls = new ArrayList<>(List.of(Step.insert(STEPS)));
    for (int from = 0; from < events.size(); from += 100) {
      sqls.add(KnownEvent.insert(events.subList(from, Math.min(from + 100, events.size())), from));
    }
    ViewQueries.run(sqls);
  }

  private static void compare(String query, List<List<String>> expected) {
    assertThat(expected).hasSizeGreaterThan(1);
    assertThat(ViewQueries.rows(query)).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static Map<String, Supplier<List<List<String>>>> expected(List<KnownEvent> events) {
    ReferencePeople people = new ReferencePeople(events);
    ReferenceActivity activity = new ReferenceActivity(people.histories());
    ReferenceFunnels funnels = new ReferenceFunnels(people.histories());
    ReferencePages pages = new ReferencePages(events, people);
    Map<String, Supplier<List<List<String>>>> expected = new LinkedHashMap<>();
    expected.put("SELECT event_id, source, person FROM person_events", people::personEvents);
    expected.put("SELECT * FROM users", people::users);
    expected.put("SELECT * FROM sessions", () -> ReferenceSessions.of(people.histories()));
    expected.put("SELECT * FROM events_per_minute", () -> ReferenceActivity.perMinute(events));
    expected.put("SELECT * FROM daily_active_users", activity::daily);
    expected.put("SELECT * FROM monthly_active_users", activity::monthly);
    expected.put("SELECT * FROM retention", activity::retention);
    expected.put("SELECT * FROM funnel_people", () -> funnels.people(STEPS));
    expected.put("SELECT * FROM funnels", () -> funnels.funnels(STEPS));
    expected.put("SELECT * FROM top_pages", pages::pages);
    expected.put("SELECT * FROM top_referrers", pages::referrers);
    return expected;
  }
}
