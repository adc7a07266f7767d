package io.trackway.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.ClientTimes;
import io.trackway.event.Details;
import io.trackway.event.EventType;
import io.trackway.event.Identity;
import io.trackway.event.JsonObject;
import io.trackway.request.Candidate;
import io.trackway.request.Credential;
import io.trackway.request.Draft;
import io.trackway.request.Entry;
import io.trackway.request.Reading;
import io.trackway.testing.ingest.Requests;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentReadingTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  /** Every type of message, with every field that Segment gives it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      textBlock =
          """
          track    | ,"event":"Signed Up","properties":{"plan":"pro"}  | Signed Up | {"plan":"pro"}
          page     | ,"name":"Home","properties":{"url":"/"}           | Home      | {"url":"/"}
          screen   | ,"name":"Home","properties":{"a":1}               | Home      | {"a":1}
          identify | ,"traits":{"email":"a@example.org"} | - | {"email":"a@example.org"}
          group    | ,"groupId":"g","traits":{"name":"Initech"}        | - | {"name":"Initech"}
          alias    | ,"previousId":"d0"                                | - | {}
          """)
  void read_takesEachType(String type, String fields, String name, String properties) {
    String message =
        """
        {"type":"%s","messageId":"m","userId":"u","anonymousId":"d","timestamp":\
        "2026-03-01T12:00:00.000Z","sentAt":"2026-03-01T12:00:01.000Z","context":{"ip":"::1"},\
        "integrations":{},"writeKey":"k","_metadata":{"retryCount":1},"category":"C"%s}"""
            .formatted(type, fields);
    Draft expected =
        new Draft(
            EventType.of(type).orElseThrow(),
            name,
            new Identity(
                "u", "d", type.equals("alias") ? "d0" : null, type.equals("group") ? "g" : null),
            new ClientTimes(NOON, NOON.plusSeconds(1)),
            new Details(
                new JsonObject(properties),
                new JsonObject("{\"ip\":\"::1\",\"extra\":{\"category\":\"C\"}}")));

    Entry called = only("/v1/" + type, message);
    Entry inABatch = only("/v1/batch", "{\"batch\":[" + message + "]}");

    assertThat(called.candidate().id()).isEqualTo("m");
    assertThat(draft(called)).isEqualTo(expected);
    assertThat(called.credential()).contains(new Credential.WriteKey("k"));
    assertThat(draft(inABatch)).isEqualTo(expected);
    assertThat(draft(only("/v1/" + type.charAt(0) + "/", message))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "2026-03-01T12:00:00Z"
          "2026-03-01T13:00:00.000+0100"
          "2026-03-01T12:00:00"
          "2026-03-01 12:00:00"
          "2026-03-01 13:00:00+01:00"
          "1772366400"
          1772366400
          1772366400.000
          1772366400000
          """)
  void read_takesTheTimesThatClientsSend(String time) {
    assertThat(draft(track("\"timestamp\":" + time)).times().occurredAt()).isEqualTo(NOON);
  }

  @Test
  void read_takesADayForItsStart_andNoTimeForNone() {
    assertThat(draft(track("\"timestamp\":\"2026-03-01\"")).times().occurredAt())
        .isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
    assertThat(draft(track("\"timestamp\":\"\",\"sentAt\":{\"a\":[1]}")).times())
        .isEqualTo(new ClientTimes(null, null));
  }

  @Test
  void read_prefersTheClientsOwnTime_andKeepsTheCorrectedOne() {
    Draft draft =
        draft(
            track(
                "\"originalTimestamp\":\"2026-03-01T12:00:00Z\","
                    + "\"timestamp\":\"2026-03-01T12:00:05Z\""));

    assertThat(draft.times().occurredAt()).isEqualTo(NOON);
    assertThat(draft.details().context().text())
        .isEqualTo("{\"extra\":{\"timestamp\":\"2026-03-01T12:00:05Z\"}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          track    | "event":"E","type":"page"                     | {"extra":{"type":"page"}}
          track    | "event":"E","type":"TRACK"                    | {}
          track    | "event":"E","name":"N"                        | {"extra":{"name":"N"}}
          page     | "event":"E","name":"N"                        | {"extra":{"event":"E"}}
          page     | "traits":{"a":1}                              | {"extra":{"traits":{"a":1}}}
          identify | "traits":{},"properties":{"b":1} | {"extra":{"properties":{"b":1}}}
          track    | "event":"E","id":5,"user_id":6                | {"extra":{"id":5,"user_id":6}}
          track    | "event":"E","integrations":true               | {"extra":{"integrations":true}}
          track    | "event":"E","context":[],"properties":[]      | {}
          identify | "traits":[],"context":null,"write_key":[1]    | {}
          """)
  void read_keepsWhatHasNoPlace(String call, String fields, String context) {
    assertThat(
            draft(only("/v1/" + call, "{\"userId\":1," + fields + "}")).details().context().text())
        .isEqualTo(context);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      textBlock =
          """
          "type":"track","event":"E"                       | missing_field | userId or anonymousId
          "type":"track","userId":"u","event":""           | missing_field | event must be given
          "type":"alias","userId":"u" | missing_field | previousId must be given
          "type":"group","userId":"u"                      | missing_field | groupId must be given
          "userId":"u","name":"N"                          | missing_field | type must be given
          "userId":"u","type":"structured"                 | invalid_field | type must be one of
          "userId":true,"type":"page"                      | invalid_field | userId must be text
          "userId":"u","type":"page","properties":[1]      | invalid_field | properties must be an
          "userId":"u","type":"identify","traits":1 | invalid_field | traits must be an object
          "userId":"u","type":"page","timestamp":"never"   | invalid_field | timestamp must be
          "userId":"u","type":"page","timestamp":-1        | invalid_field | timestamp must be
          "context":{"a":1,"a":2}                          | invalid_json  | Duplicate field 'a'
          ,                                                | invalid_json  | event is not valid JSON
          "userId":"u","type":"page","name":"\\u0000"      | invalid_text  | field name
          """)
  void read_ofAFaultyMessage_saysWhy_andReadsItsNeighbours(String fields, String code, String why) {
    List<Entry> entries = entries("/v1/batch", among("{\"messageId\":\"i\"," + fields + "}"));

    assertThat(entries)
        .extracting(entry -> entry.candidate().id())
        .containsExactly("before", "i", "after");
    assertThat(entries)
        .extracting(Entry::credential)
        .containsOnly(Optional.of(new Credential.WriteKey("k")));
    assertThat(entries.get(0).candidate()).isInstanceOf(Candidate.Sound.class);
    assertThat(entries.get(2).candidate()).isInstanceOf(Candidate.Sound.class);
    assertThat(faulty(entries.get(1)).reason().code().text()).isEqualTo(code);
    assertThat(faulty(entries.get(1)).reason().message()).contains(why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "[1]", "null", "\"text\""})
  void read_ofNoObject_saysSo(String message) {
    List<Entry> entries = entries("/v1/batch", among(message));

    assertThat(entries).hasSize(3);
    assertThat(faulty(entries.get(1)).reason().code().text()).isEqualTo("not_an_object");
  }

  /** A batch with the message between two good ones. */
  private static String among(String message) {
    String good = "{\"messageId\":\"%s\",\"type\":\"page\",\"userId\":\"u\"}";
    return "{\"batch\":[%s,%s,%s],\"writeKey\":\"k\"}"
        .formatted(good.formatted("before"), message, good.formatted("after"));
  }

  private static Candidate.Faulty faulty(Entry entry) {
    assertThat(entry.candidate()).isInstanceOf(Candidate.Faulty.class);
    return (Candidate.Faulty) entry.candidate();
  }

  private Entry track(String fields) {
    return only("/v1/track", "{\"event\":\"E\",\"userId\":\"u\"," + fields + "}");
  }

  private static Entry only(String path, String body) {
    List<Entry> entries = entries(path, body);
    assertThat(entries).hasSize(1);
    return entries.getFirst();
  }

  private static List<Entry> entries(String path, String body) {
    Reading reading =
        new Protocols()
            .read(
                Requests.request(
                    "POST", path, body.getBytes(UTF_8), Map.of("content-type", "text/plain")));
    assertThat(reading).isInstanceOf(Reading.Entries.class);
    return ((Reading.Entries) reading).entries();
  }

  private static Draft draft(Entry entry) {
    assertThat(entry.candidate()).isInstanceOf(Candidate.Sound.class);
    return ((Candidate.Sound) entry.candidate()).draft();
  }
}
