package io.trackway.local.demo.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The day has what the demo says of it, whatever the seed. */
class TrafficTest {

  private static final Instant DAY = Instant.parse("2026-01-05T00:00:00Z");
  private static final Instant SENT = Instant.parse("2026-01-06T09:00:00Z");
  private static final JsonMapper JSON = new JsonMapper();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 42, -7})
  void aDay_isLargeAndHasItsShareOfRepeats(long seed) {
    Expectation expected = Traffic.of(seed, DAY).expectation();

    assertThat(expected.ids().size()).isBetween(Traffic.EVENTS_MIN, 25_000);
    assertThat(expected.duplicates() / (double) expected.accepted()).isBetween(0.04, 0.065);
    assertThat(expected.received())
        .isEqualTo(expected.ids().size() + expected.duplicates() + expected.rejected());
    assertThat(expected.rejectedAtTheDoor())
        .containsOnlyKeys(
            "event_too_large",
            "field_too_long",
            "invalid_field",
            "invalid_json",
            "missing_field",
            "not_an_object");
    assertThat(expected.rejectedLater()).containsOnlyKeys("id_conflict");
    assertThat(expected.refusedRequests()).isPositive();
  }

  @Test
  void sameSeed_givesTheSameBytes() {
    List<Post> once = Traffic.of(5, DAY, 60).posts();
    List<Post> again = Traffic.of(5, DAY, 60).posts();

    assertThat(again).isEqualTo(once);
    for (int place = 0; place < once.size(); place++) {
      assertThat(again.get(place).body(SENT)).isEqualTo(once.get(place).body(SENT));
    }
    assertThat(Traffic.of(6, DAY, 60).posts()).isNotEqualTo(once);
  }

  @Test
  void requests_haveEveryFormAndSize() {
    List<Post> posts = Traffic.of(1, DAY).posts();

    Set<BodyFormat> formats = new HashSet<>();
    Set<Integer> sizes = new TreeSet<>();
    Set<Boolean> zipped = new HashSet<>();
    for (Post post : posts) {
      formats.add(post.form().format());
      sizes.add(post.entries().size());
      zipped.add(post.form().gzip());
      assertThat(post.body(SENT).length).isLessThan(500 * 1024);
    }
    assertThat(formats).containsExactlyInAnyOrder(BodyFormat.values());
    assertThat(sizes).contains(1, 2, 5, 20).allMatch(size -> size <= Post.ENTRIES_MAX);
    assertThat(zipped).hasSize(2);
  }

  @Test
  void goodEvents_haveWhatTheProtocolAsksFor() throws JsonProcessingException {
    Set<String> names = new HashSet<>();
    Set<String> people = new HashSet<>();
    int anonymous = 0;
    for (Entry entry : good(Traffic.of(1, DAY).posts())) {
      JsonNode event = JSON.readTree(entry.text());
      names.add(event.get("name").asText());
      assertThat(event.get("id").asText()).isEqualTo(entry.id());
      assertThat(Instant.parse(event.get("occurred_at").asText()))
          .isBetween(DAY.minus(Duration.ofHours(14)), DAY.plus(Duration.ofHours(38)));
      people.add(event.get("anonymous_id").asText());
      anonymous += event.has("user_id") ? 0 : 1;
    }
    assertThat(names)
        .containsExactlyInAnyOrder(
            "App Started",
            "Page Viewed",
            "Searched",
            "Song Played",
            "Song Liked",
            "Playlist Created",
            "Subscribed",
            "Password Changed",
            "Signed Up",
            "Identified");
    assertThat(people).hasSizeBetween(Traffic.PEOPLE, Traffic.PEOPLE * 5 / 4);
    assertThat(anonymous).isPositive();
  }

  @Test
  void someEvents_areOvertakenByAtMostAMinute() throws JsonProcessingException {
    Map<Integer, Instant> latest = new HashMap<>();
    List<Duration> overtaken = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Post post : Traffic.of(1, DAY).posts()) {
      for (Entry entry : post.entries()) {
        if (entry.fate().equals(Fate.KEPT) && seen.add(String.valueOf(entry.id()))) {
          Instant at = Instant.parse(JSON.readTree(entry.text()).get("occurred_at").asText());
          Instant before = latest.merge(post.device().number(), at, TrafficTest::later);
          if (at.isBefore(before)) {
            overtaken.add(Duration.between(at, before));
          }
        }
      }
    }
    assertThat(overtaken)
        .hasSizeGreaterThan(300)
        .allMatch(it -> it.toSeconds() <= Posting.DISORDER_SECONDS_MAX);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static List<Entry> good(List<Post> posts) {
    return posts.stream()
        .filter(post -> post.form().keyIsKnown())
        .flatMap(post -> post.entries().stream())
        .filter(entry -> entry.fate().equals(Fate.KEPT))
        .toList();
  }
}
