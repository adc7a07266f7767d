package io.trackway.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.Source;
import io.trackway.ingest.Sender;
import io.trackway.ingest.WriteKeys;
import io.trackway.ingest.WriteKeys.Standing;
import io.trackway.request.Credential;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyReaderTest {

  private static final WriteKeys KEYS =
      valid(
          """
          {"web": "key-of-web",
           "ios": {"key": "key_of_ios", "app_ids": ["ios-app"], "events_per_second": 100},
           "backend": [{"key": "old-backend", "disabled": true}, "newbackend"],
           "tv": {"key": "key-of-tv", "app_ids": ["*"], "disabled": false}}
          """);

  private static WriteKeys valid(String text) {
    KeyReading reading = KeyReader.read(text);
    assertThat(reading).isInstanceOf(KeyReading.Valid.class);
    return ((KeyReading.Valid) reading).keys();
  }

  private static String problem(String text) {
    KeyReading reading = KeyReader.read(text);
    assertThat(reading).as(text).isInstanceOf(KeyReading.Invalid.class);
    return ((KeyReading.Invalid) reading).problem();
  }

  private static Sender good(Credential credential) {
    Standing standing = KEYS.find(credential);
    assertThat(standing).isInstanceOf(Standing.Good.class);
    return ((Standing.Good) standing).sender();
  }

  @ParameterizedTest
  @CsvSource({"web,key-of-web", "ios,key_of_ios", "backend,newbackend", "tv,key-of-tv"})
  void key_isOfItsSource(String source, String key) {
    assertThat(good(new Credential.WriteKey(key)).source()).isEqualTo(new Source(source));
  }

  @Test
  void key_hasWhatItsObjectSays() {
    assertThat(good(new Credential.WriteKey("key_of_ios")).eventsPerSecond())
        .isEqualTo(OptionalInt.of(100));
    assertThat(good(new Credential.WriteKey("key-of-web")).eventsPerSecond()).isEmpty();
    assertThat(KEYS.find(new Credential.WriteKey("old-backend")))
        .isEqualTo(new Standing.Disabled(new Source("backend")));
  }

  @ParameterizedTest
  @CsvSource({"ios,ios-app", "tv,another", "tv,''"})
  void applicationId_isOfTheSourceThatTakesIt(String source, String id) {
    assertThat(good(new Credential.ApplicationId(id)).source()).isEqualTo(new Source(source));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          `` | it must be an object by source
          [] | it must be an object by source
          "hidden" | it must be an object by source
          {} | there is no key
          {"web": []} | there is no key
          {"web": "hidden-1"} {} | there must be nothing after the object
          {"web": hidden} | it is not JSON at line 1, column
          {"web": "hidden-1" | it is not JSON at line 1, column
          {"Hidden": "hidden-1"} | source 1: its name must have 1 to 64 characters
          {"": "hidden-1"} | source 1: its name must have 1 to 64 characters
          {"a": "key-a", "a": "hidden-1"} | source 2: its name stands there twice
          {"hidden-1": "web"} | source 1: the key must have 4 to 100 characters
          {"a": "hidden hidden"} | source 1: the key must have 4 to 100 characters
          {"a": 1} | source 'a': it must be a key, an object, or a list
          {"a": [["hidden-1"]]} | source 'a', key 1: it must be a key, an object
          {"a": ["key-a", "hid"]} | source 'a', key 2: the key must have 4 to 100
          {"hidden-1": "same", "b": "same"} | source 2: the key is the same as that of source 1
          {"a": ["hidden-1", "hidden-1"]} | source 'a', key 2: the key is the same as that of
          {"a": {}} | source 'a': key is missing
          {"a": {"key": null}} | source 'a': key must be a text
          {"a": {"hidden-1": "key"}} | source 'a': it has a field besides key, app_ids
          {"a": {"key": "k1", "key": "k2"}} | source 'a': key stands there twice
          """)
  void problem_namesItsPlace_andNoKey(String text, String problem) {
    assertThat(problem(text)).contains(problem).doesNotContainIgnoringCase("hidden");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "disabled": "yes" | disabled must be true or false
          "disabled": {} | disabled must be true or false
          "events_per_second": 0 | events_per_second must be a whole number from 1 to 1,000,000
          "events_per_second": 1000001 | events_per_second must be a whole number
          "events_per_second": 99999999999 | events_per_second must be a whole number
          "events_per_second": 1.5 | events_per_second must be a whole number
          "events_per_second": "1" | events_per_second must be a whole number
          "app_ids": "x" | app_ids must be a list of texts
          "app_ids": [1] | app_ids must be a list of texts
          "app_ids": [""] | each of app_ids must have 1 to 255 characters
          "app_ids": ["x","x"] | app_ids has an id twice
          """)
  void field_isChecked(String field, String problem) {
    assertThat(problem("{\"a\": {\"key\": \"hidden-1\", %s}}".formatted(field)))
        .startsWith("source 'a': " + problem)
        .doesNotContain("hidden");
  }

  @Test
  void applicationId_isOfOneSource() {
    assertThat(
            problem(
                """
                {"a": {"key": "hidden-1", "app_ids": ["*"]},
                 "b": {"key": "hidden-2", "app_ids": ["*"]}}
                """))
        .isEqualTo("source 'b': app_ids has an id that source 'a' has too");
  }

  @Test
  void keys_areBounded() {
    String many =
        IntStream.rangeClosed(0, KeyList.KEYS_MAX)
            .mapToObj("\"key-%d\""::formatted)
            .collect(Collectors.joining(",", "{\"a\": [", "]}"));

    assertThat(problem(many)).isEqualTo("there may be 1000 keys at most");
  }

  @Test
  void longestKeyAndName_areRead() {
    String longest = "k".repeat(100);
    assertThat(
            valid("{\"%s\": \"%s\"}".formatted("s".repeat(64), longest))
                .find(new Credential.WriteKey(longest)))
        .isInstanceOf(Standing.Good.class);
  }
}
