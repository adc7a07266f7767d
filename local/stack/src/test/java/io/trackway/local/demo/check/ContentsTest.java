package io.trackway.local.demo.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.local.demo.traffic.Entry;
import io.trackway.local.demo.traffic.Fate;
import io.trackway.local.demo.traffic.Post;
import io.trackway.local.demo.traffic.Traffic;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A row that says something else than its event must not pass. */
class ContentsTest {

  private static final Post ANY =
      Traffic.of(1, Instant.parse("2026-01-05T00:00:00Z"), 40).posts().getFirst();
  private static final String EVENT =
      "{\"id\":\"a\",\"type\":\"track\",\"name\":\"Paid\",\"anonymous_id\":\"tv\","
          + "\"properties\":{\"price\":9.99,\"songs\":[1,2]}}";
  private static final Entry KEPT = new Entry("a", EVENT, Fate.KEPT);

  @Test
  void aRowWithTheSameContent_isFine() {
    Contents contents = contents("Paid", "{\"songs\": [1, 2], \"price\": 9.99}");
    assertThat(contents).isEqualTo(new Contents(1, List.of()));
    assertThat(contents.promise().holds()).isTrue();
  }

  @Test
  void aRowWithAnotherName_isFound() {
    assertThat(contents("Played", "{\"price\":9.99,\"songs\":[1,2]}").wrong()).containsExactly("a");
  }

  @Test
  void aRowWithOtherProperties_isFound() {
    Contents contents = contents("Paid", "{\"price\":9.99,\"songs\":[1]}");
    assertThat(contents.wrong()).containsExactly("a");
    assertThat(contents.promise().holds()).isFalse();
  }

  @Test
  void ofTwoEventsWithOneId_eitherMayBeTheRow() {
    Entry other = new Entry("a", EVENT.replace("Paid", "Played"), new Fate.RejectedLater("x"));
    Row row = row("Played", "{\"price\":9.99,\"songs\":[1,2]}");
    assertThat(Contents.of(List.of(post(KEPT), post(other)), List.of(row)).wrong()).isEmpty();
    assertThat(Contents.of(List.of(post(KEPT)), List.of(row)).wrong()).containsExactly("a");
  }

  private static Contents contents(String name, String properties) {
    return Contents.of(List.of(post(KEPT)), List.of(row(name, properties)));
  }

  private static Row row(String name, String properties) {
    return new Row(List.of("a", "track", name, "", "tv", properties));
  }

  private static Post post(Entry entry) {
    Post.Form form = new Post.Form(ANY.form().format(), false, true);
    return new Post(ANY.device(), ANY.dueAt(), form, List.of(entry), 1);
  }
}
