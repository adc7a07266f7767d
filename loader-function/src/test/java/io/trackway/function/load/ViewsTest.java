package io.trackway.function.load;

import static io.trackway.function.load.KnownEvent.at;
import static io.trackway.function.load.KnownEvent.track;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.function.load.KnownEvent.Call;
import io.trackway.function.load.KnownEvent.Visit;
import io.trackway.function.load.KnownEvent.Who;
import io.trackway.function.load.ReferenceFunnels.Step;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the views say of a handful of events, where the answer can be seen. */
class ViewsTest {

  private static final Call PAGE = new Call("page", "Home");
  private static final Call ALIAS = new Call("alias", "alias");

  @BeforeEach
  void empty() throws MigrationException {
    TestWarehouse.empty();
  }

  @Test
  void person_isTheOwnUserThenTheDevicesLastOneThenTheDevice() {
    load(
        track("2026-03-01T10:00:00Z", "1-signed-out", "Played", Who.of(null, "phone")),
        track("2026-03-01T10:01:00Z", "2-ann", "Played", Who.of("ann", "phone")),
        track("2026-03-01T10:02:00Z", "3-bob", "Played", Who.of("bob", "phone")),
        track("2026-03-01T10:02:00Z", "2-cid-in-that-moment", "Played", Who.of("cid", "phone")),
        track("2026-03-01T10:03:00Z", "4-signed-out", "Played", Who.of(null, "phone")),
        track("2026-03-01T10:04:00Z", "5-ann-elsewhere", "Played", Who.of("ann", null)),
        track("2026-03-01T10:05:00Z", "6-stranger", "Played", Who.of(null, "tablet")),
        track("2026-03-01T10:06:00Z", "7-nobody", "Played", Who.of(null, null)));

    assertThat(ViewQueries.rows("SELECT event_id, person FROM person_events ORDER BY event_id"))
        .containsExactly(
            List.of("1-signed-out", "bob"),
            List.of("2-ann", "ann"),
            List.of("2-cid-in-that-moment", "cid"),
            List.of("3-bob", "bob"),
            List.of("4-signed-out", "bob"),
            List.of("5-ann-elsewhere", "ann"),
            List.of("6-stranger", "tablet"),
            List.of("7-nobody", "null"));
    assertThat(ViewQueries.rows("SELECT * FROM devices"))
        .containsExactly(List.of("phone", "bob", "2026-03-01 10:02:00+00"));
  }

  @Test
  void aliases_areFollowedForThreeHops_andTheLaterOfTwoWaysCounts() {
    load(
        alias("2026-03-01T10:00:00Z", "1", "a", "b"),
        alias("2026-03-01T10:01:00Z", "2", "b", "c"),
        alias("2026-03-01T10:02:00Z", "3", "c", "d"),
        alias("2026-03-01T10:03:00Z", "4", "d", "e"),
        alias("2026-03-01T10:04:00Z", "5", "x", "wrong"),
        alias("2026-03-01T10:05:00Z", "6", "x", "y"),
        alias("2026-03-01T10:06:00Z", "7", "y", "x"),
        alias("2026-03-01T10:07:00Z", "8", "z", "z"));

    assertThat(ViewQueries.rows("SELECT * FROM aliases ORDER BY previous_id"))
        .containsExactly(
            List.of("a", "d"),
            List.of("b", "e"),
            List.of("c", "e"),
            List.of("d", "e"),
            List.of("y", "x"));
  }

  @Test
  void users_areOneRowForEachPerson_withWhatWasToldLast() {
    load(
        track("2026-03-01T10:00:00Z", "1", "Played", Who.of(null, "phone")),
        at("2026-03-02T10:00:00Z", "2", new Call("identify", "identify"), Who.of("ann", "phone")),
        at("2026-03-03T10:00:00Z", "3", new Call("identify", "identify"), Who.of("ann", "tablet")),
        track("2026-03-04T10:00:00Z", "4", "Played", Who.of("ann", null)),
        track("2026-03-05T10:00:00Z", "5", "Played", Who.of(null, "stranger")),
        track("2026-03-06T10:00:00Z", "6", "Played", new Who(null, "crawler", null, true)));

    assertThat(ViewQueries.rows("SELECT * FROM users ORDER BY person"))
        .containsExactly(
            List.of(
                "ann",
                "ann",
                "2026-03-01 10:00:00+00",
                "2026-03-04 10:00:00+00",
                "4",
                "2",
                "{\"told\":\"3\"}"),
            List.of(
                "stranger",
                "null",
                "2026-03-05 10:00:00+00",
                "2026-03-05 10:00:00+00",
                "1",
                "1",
                "null"));
  }

  @Test
  void sessions_endAfterMoreThanHalfAnHour_alsoOverMidnight() {
    Visit landing = new Visit("shop.example", "/", "google.com", "search", "spring");
    Who ann = Who.of("ann", "phone");
    load(
        track("2026-03-01T23:40:00Z", "1", "App Started", ann),
        at("2026-03-01T23:41:00Z", "2", PAGE, ann).on(landing),
        at("2026-03-02T00:11:00Z", "3", PAGE, ann)
            .on(new Visit("shop.example", "/hats", "shop.example", "internal", null)),
        track("2026-03-02T00:11:30.5Z", "4", "Played", ann),
        track("2026-03-02T00:41:30.500001Z", "5", "Played", ann));

    assertThat(
            ViewQueries.rows(
                "SELECT session_number, started_at, ended_at, duration_seconds, events, pages,"
                    + " entry_path, exit_path, referrer_source, campaign_name FROM sessions"
                    + " ORDER BY started_at"))
        .containsExactly(
            List.of(
                "1",
                "2026-03-01 23:40:00+00",
                "2026-03-02 00:11:30.5+00",
                "1890",
                "4",
                "2",
                "/",
                "/hats",
                "Google",
                "spring"),
            List.of(
                "2",
                "2026-03-02 00:41:30.500001+00",
                "2026-03-02 00:41:30.500001+00",
                "0",
                "1",
                "0",
                "null",
                "null",
                "null",
                "null"));
    assertThat(ViewQueries.rows("SELECT DISTINCT session_id FROM session_events ORDER BY 1"))
        .containsExactly(List.of("ann/1772408400000000"), List.of("ann/1772412090500001"));
  }

  @Test
  void funnel_countsStepsInOrderWithinTheWindow_fromTheBestStart() {
    ViewQueries.run(
        List.of(
            Step.insert(
                List.of(
                    new Step("listen", 1, "Searched", 0),
                    new Step("listen", 2, "Played", 60),
                    new Step("listen", 3, "Played", 60)))));
    load(
        // The first search is too long ago, the second is not.
        track("2026-03-01T10:00:00Z", "1", "Searched", Who.of("ann", null)),
        track("2026-03-01T10:05:00Z", "2", "Searched", Who.of("ann", null)),
        track("2026-03-01T10:05:30Z", "3", "Rated", Who.of("ann", null)),
        track("2026-03-01T10:06:00Z", "4", "Played", Who.of("ann", null)),
        // One event is one step, however often it stands in the list.
        track("2026-03-01T10:00:00Z", "5", "Searched", Who.of("bob", null)),
        track("2026-03-01T10:00:10Z", "6", "Played", Who.of("bob", null)),
        track("2026-03-01T10:00:20Z", "7", "Played", Who.of("bob", null)),
        // The wrong way round, and a microsecond too late.
        track("2026-03-01T10:00:00Z", "8", "Played", Who.of("cid", null)),
        track("2026-03-01T10:00:10Z", "9", "Searched", Who.of("cid", null)),
        track("2026-03-01T10:01:10.000001Z", "10", "Played", Who.of("cid", null)),
        track("2026-03-01T10:00:00Z", "11", "Played", Who.of("dan", null)));

    assertThat(ViewQueries.rows("SELECT * FROM funnels ORDER BY step"))
        .containsExactly(
            List.of("listen", "1", "Searched", "3", "1.0000", "null"),
            List.of("listen", "2", "Played", "2", "0.6667", "0.6667"),
            List.of("listen", "3", "Played", "1", "0.3333", "0.5000"));
    assertThat(ViewQueries.rows("SELECT person, reached_at FROM funnel_people WHERE step = 2"))
        .containsExactlyInAnyOrder(
            List.of("ann", "2026-03-01 10:06:00+00"), List.of("bob", "2026-03-01 10:00:10+00"));
  }

  @Test
  void days_areThoseOfUtc_whateverTheTimeZoneOfTheSession() {
    load(track("2026-03-01T23:30:00Z", "1", "Played", Who.of("ann", null)));

    assertThat(
            ViewQueries.lastRows(
                List.of(
                    "SET timezone TO 'Asia/Tokyo'",
                    "SELECT d.day, s.session_id FROM daily_active_users d CROSS JOIN sessions s")))
        .containsExactly(List.of("2026-03-01", "ann/1772407800000000"));
  }

  private static KnownEvent alias(String time, String id, String previous, String user) {
    return at(time, id, ALIAS, new Who(user, null, previous, null));
  }

  private static void load(KnownEvent... events) {
    ViewQueries.run(List.of(KnownEvent.insert(List.of(events), 0)));
  }
}
