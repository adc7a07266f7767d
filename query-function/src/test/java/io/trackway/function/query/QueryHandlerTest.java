package io.trackway.function.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.live.Document;
import io.trackway.live.LiveIndex;
import io.trackway.live.LiveStore;
import io.trackway.live.Place;
import io.trackway.live.Settlement;
import io.trackway.live.Tally;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Who may ask what, and what is said where there is no answer. */
class QueryHandlerTest {

  /** Live state that nobody may ask, or that does not answer. */
  private record NoStore(RuntimeException failure) implements LiveStore, LiveIndex {
    @Override
    public Map<Place, Document> load(Set<Place> places) {
      throw failure;
    }

    @Override
    public Set<Place> store(List<Document> documents) {
      throw failure;
    }

    @Override
    public Set<Place> settle(Settlement settlement) {
      throw failure;
    }

    @Override
    public List<Document> documents(String group, String after, int countMax) {
      throw failure;
    }

    @Override
    public List<Tally> tallies(String group) {
      throw failure;
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "x-read-key":"read-demo"
          "authorization":"Bearer read-demo"
          "authorization":"bearer  read-demo "
          """)
  void readKey_isTaken_inEitherHeader(String header) throws IOException {
    assertThat(handle(event(header, "/v1/users/ann", "\"id\":\"ann\"", "")))
        .contains("\"statusCode\":200", "\"cache-control\":\"no-store\"");
  }

  /** Nothing is asked for somebody who may not ask. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\"x-read-key\":\"nobodys\"",
        "\"x-write-key\":\"read-demo\"",
        "\"authorization\":\"Basic cmVhZC1kZW1vOg==\"",
        "\"authorization\":\"Bearer\""
      })
  void everythingElse_is401_andSaysWhatIsNeeded(String header) throws IOException {
    QueryHandler handler = handler(new AssertionError("live state was asked"));

    assertThat(KnownPeople.handle(handler, event(header, "/v1/users/ann", "\"id\":\"ann\"", "")))
        .contains("\"statusCode\":401", "unauthorized", "X-Read-Key", "a write key does not do");
  }

  @Test
  void disabledKey_is403() throws IOException {
    assertThat(handle(event("\"x-read-key\":\"read-old\"", "/v1/users/ann", "\"id\":\"ann\"", "")))
        .contains("\"statusCode\":403", "key_disabled");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/events", "a\\u0000b", "\\ud800"})
  void idThatNobodyCanHave_is400_andNamesTheLimit(String id) throws IOException {
    assertThat(ask("/v1/users/x", "\"id\":\"" + id + "\"", ""))
        .contains("\"statusCode\":400", "invalid_field", "id must have 1 to 255 characters");
  }

  @Test
  void longestId_isTaken() throws IOException {
    assertThat(ask("/v1/users/x", "\"id\":\"" + "x".repeat(255) + "\"", ""))
        .contains("\"statusCode\":404");
    assertThat(ask("/v1/users/x", "\"id\":\"" + "x".repeat(256) + "\"", ""))
        .contains("\"statusCode\":400");
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=1000", "limit=x", "limit=-1", "limit="})
  void limitOutOfRange_is400(String query) throws IOException {
    assertThat(ask("/v1/segments/seen", "\"name\":\"seen\"", query))
        .contains("\"statusCode\":400", "limit must be a whole number from 1 to 999");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hours=0", "hours=49", "hours=1.5"})
  void hoursOutOfRange_are400(String query) throws IOException {
    assertThat(ask("/v1/stats", "", query))
        .contains("\"statusCode\":400", "hours must be a whole number from 1 to 48");
  }

  /** Each part tells where the next one begins, also where an id must be encoded. */
  @Test
  void members_comeInParts() throws IOException {
    assertThat(ask("/v1/segments/seen", "\"name\":\"seen\"", "limit=2"))
        .contains("\\\"people\\\":3", "[\\\"ann\\\",\\\"bob\\\"]", "\\\"next\\\":\\\"bob\\\"");
    assertThat(ask("/v1/segments/seen", "\"name\":\"seen\"", "limit=2&after=bob"))
        .contains("[\\\"zoë/1 & co\\\"]", "\\\"next\\\":null");
    assertThat(ask("/v1/segments/seen", "\"name\":\"seen\"", "after=zo%C3%AB%2F1%20%26+co"))
        .contains("\\\"members\\\":[]");
    assertThat(ask("/v1/segments/seen", "\"name\":\"seen\"", "after=" + "x".repeat(256)))
        .contains("\"statusCode\":400", "after must have at most 255 characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/users/ann", "/v1/funnels", "/v1/segments", "/v1/stats"})
  void liveStateAway_is503_andTellsNothingOfIt(String path) throws IOException {
    QueryHandler handler = handler(SdkClientException.create("a secret of ours"));

    assertThat(
            KnownPeople.handle(
                handler, event("\"x-read-key\":\"read-demo\"", path, "\"id\":\"ann\"", "")))
        .contains("\"statusCode\":503", "unavailable", "\"retry-after\":\"5\"", "no-store")
        .doesNotContain("secret");
  }

  @Test
  void mistakeOfOurs_is500() throws IOException {
    QueryHandler handler = handler(new IllegalStateException("a secret of ours"));

    assertThat(
            KnownPeople.handle(
                handler, event("\"x-read-key\":\"read-demo\"", "/v1/funnels", "", "")))
        .contains("\"statusCode\":500", "internal_error")
        .doesNotContain("secret");
  }

  @Test
  void otherPath_is404() throws IOException {
    assertThat(ask("/v1/other", "", "")).contains("\"statusCode\":404", "not_found");
    assertThat(ask("/", "", "")).contains("\"statusCode\":404", "not_found");
  }

  private static QueryHandler handler(RuntimeException failure) {
    NoStore store = new NoStore(failure);
    return KnownPeople.handler(store, store);
  }

  private static QueryHandler handler(AssertionError failure) {
    return handler(new IllegalStateException(failure));
  }

  private static String ask(String path, String parameters, String query) throws IOException {
    return handle(event("\"x-read-key\":\"read-demo\"", path, parameters, query));
  }

  private static String handle(String event) throws IOException {
    return KnownPeople.handle(KnownPeople.handler(), event);
  }

  private static String event(String header, String path, String parameters, String query) {
    return "{\"rawPath\":\"%s\",\"rawQueryString\":\"%s\",\"headers\":{%s},\"pathParameters\":{%s}}"
        .formatted(path, query, header, parameters);
  }
}
