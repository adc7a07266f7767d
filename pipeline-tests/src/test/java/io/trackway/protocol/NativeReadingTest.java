package io.trackway.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.ClientTimes;
import io.trackway.event.Details;
import io.trackway.event.EventType;
import io.trackway.event.Identity;
import io.trackway.event.JsonObject;
import io.trackway.event.Limits;
import io.trackway.event.RejectionCode;
import io.trackway.event.RejectionReason;
import io.trackway.request.Candidate;
import io.trackway.request.Draft;
import io.trackway.request.Entry;
import io.trackway.request.Reading;
import io.trackway.request.Submission;
import io.trackway.testing.ingest.Requests;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NativeReadingTest {

  private final Protocols protocols = new Protocols();

  @Test
  void read_takesEveryField() {
    Candidate candidate =
        only(
            """
            {"id":"e-1","type":"track","name":"Song Played","user_id":"u","anonymous_id":"d",
             "occurred_at":"2026-03-01T13:00:00.123456+01:00","sent_at":1772366401000,
             "properties":{"price": 1.10, "big":1e300, "list":[1, null,true,{"a":"é\\u00e9\\/"}]},
             "context":{"page":{"url":"https://example.org"}},
             "plan":"free", "é💥":[ ]}
            """);

    assertThat(candidate.id()).isEqualTo("e-1");
    assertThat(draft(candidate))
        .isEqualTo(
            new Draft(
                EventType.TRACK,
                "Song Played",
                new Identity("u", "d"),
                new ClientTimes(
                    Instant.parse("2026-03-01T12:00:00.123456Z"),
                    Instant.parse("2026-03-01T12:00:01Z")),
                new Details(
                    new JsonObject(
                        "{\"price\":1.10,\"big\":1e300,\"list\":[1,null,true,{\"a\":\"éé/\"}]}"),
                    new JsonObject(
                        "{\"page\":{\"url\":\"https://example.org\"},"
                            + "\"extra\":{\"plan\":\"free\",\"é💥\":[]}}"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'event':'N','timestamp':1,'messageId':'i','userId':'u','anonymousId':'d','sentAt':2}",
        "{'name':'N','occurred_at':1,'event_id':'i','user_id':'u','anonymous_id':'d','sent_at':2}",
        "{'name':'N','occurred_at':1,'message_id':'i','user_id':'u','anonymous_id':'d',"
            + "'sent_at':2,'userId':null,'messageId':''}"
      })
  void read_takesTheNamesOfOtherClients(String event) {
    Candidate candidate = only(event.replace('\'', '"'));

    assertThat(candidate.id()).isEqualTo("i");
    assertThat(draft(candidate))
        .isEqualTo(
            new Draft(
                EventType.TRACK,
                "N",
                new Identity("u", "d"),
                new ClientTimes(Instant.ofEpochMilli(1), Instant.ofEpochMilli(2)),
                Details.NONE));
  }

  @Test
  void read_takesTraitsAsProperties_ofIdentifyAndGroupOnly() {
    assertThat(draft(only("{\"traits\":{\"a\":1},\"type\":\"identify\"}")).details())
        .isEqualTo(new Details(new JsonObject("{\"a\":1}"), JsonObject.EMPTY));
    assertThat(draft(only("{\"traits\":[1],\"type\":\"page\"}")).details())
        .isEqualTo(new Details(JsonObject.EMPTY, new JsonObject("{\"extra\":{\"traits\":[1]}}")));
  }

  @Test
  void read_putsExtraBesideTheClientsOwnExtra() {
    assertThat(draft(only("{\"plan\":1,\"context\":{\"extra\":2}}")).details().context())
        .isEqualTo(new JsonObject("{\"extra\":2,\"extra_2\":{\"plan\":1}}"));
  }

  @Test
  void read_takesWholeNumbersAsIds_andEmptyOnesAsAbsent() {
    Candidate numbers = only("{\"id\":12345678901234567890,\"userId\":-7,\"anonymous_id\":\"\"}");

    assertThat(numbers.id()).isEqualTo("12345678901234567890");
    assertThat(draft(numbers).identity()).isEqualTo(new Identity("-7", null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a":1}                                                | 1
          [{"a":1},{"a":2}]                                      | 2
          {"events":[{"a":1},{"a":2}],"sent_at":1}               | 2
          {"sentAt":null,"events":[{"a":1}]}                     | 1
          {"events":7}                                           | 1
          {"a":1}\\n{"a":2}\\n\\n{"a":3}\\n                      | 3
          {"a":1}\\r\\n{"a":2}\\r\\n                             | 2
          {"a":1}{"a":2} {"a":3}                                 | 3
          {"a":1}\\n{"a":"\\n{"a":3}                             | 3
          {\\n"a":1\\n}\\n{\\n"a":2\\n}                          | 2
          [{"a":1},,]                                            | 3
          """)
  void read_tellsEventsApart(String body, int events) {
    assertThat(candidates(Requests.post(body.replace("\\n", "\n").replace("\\r", "\r"))))
        .hasSize(events);
  }

  @Test
  void read_ofABatch_givesItsSentAtToEventsWithoutTheirOwn() {
    List<Candidate> candidates =
        candidates(
            Requests.post("{\"events\":[{},{\"sent_at\":5}],\"sent_at\":\"2026-01-01T00:00Z\"}"));

    assertThat(candidates)
        .extracting(candidate -> draft(candidate).times().sentAt())
        .containsExactly(Instant.parse("2026-01-01T00:00:00Z"), Instant.ofEpochMilli(5));
  }

  @Test
  void read_inflatesGzip_withAndWithoutItsHeader() {
    byte[] zipped = Requests.gzip("{\"id\":\"z\"}".getBytes(UTF_8));
    Submission request = Requests.post(zipped, "application/octet-stream");

    assertThat(candidates(request)).extracting(Candidate::id).containsExactly("z");
    assertThat(candidates(Requests.with(request, "content-encoding", "GZIP"))).hasSize(1);
    assertThat(candidates(Requests.with(Requests.post("{}"), "content-encoding", "gzip")))
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      textBlock =
          """
          {"id":"i","name":}         | i | invalid_json
          {"name":"N",,"id":"i"}     | - | invalid_json
          {"id":"i","a":1,"a":2}     | i | invalid_json
          {"id":"i","p":{"a":1,"a":2}} | i | invalid_json
          {"id":"i","n":NaN}         | i | invalid_json
          {"id":"i","n":01}          | i | invalid_json
          {"id":"i"} x               | i | invalid_json
          [1]                        | - | not_an_object
          "text"                     | - | not_an_object
          {"id":"i","type":"Track"}  | i | invalid_field
          {"id":"i","type":7}        | i | invalid_field
          {"id":"i","name":7}        | i | invalid_field
          {"id":1.5}                 | - | invalid_field
          {"id":"i","user_id":true}  | i | invalid_field
          {"id":"i","properties":[]} | i | invalid_field
          {"id":"i","context":"x"}   | i | invalid_field
          {"id":"i","event":"a","name":"b"}                        | i | invalid_field
          {"id":"i","type":"identify","traits":[]}                 | i | invalid_field
          {"id":"i","type":"group","traits":{},"properties":{}}    | i | invalid_field
          {"id":"i","occurred_at":"2026-03-01T12:00:00"}           | i | invalid_field
          {"id":"i","occurred_at":"yesterday"}                     | i | invalid_field
          {"id":"i","occurred_at":1.5}                             | i | invalid_field
          {"id":"i","occurred_at":-1}                              | i | invalid_field
          {"id":"i","occurred_at":"1969-12-31T23:59:59Z"}          | i | invalid_field
          {"id":"i","occurred_at":253402300800000}                 | i | invalid_field
          {"id":"i","occurred_at":99999999999999999999}            | i | invalid_field
          {"id":"i","sent_at":{}}                                  | i | invalid_field
          {"id":"i","properties":{"a":["\\u0000"]}}                | i | invalid_text
          {"id":"i","properties":{"\\ud800":1}}                    | i | invalid_text
          {"id":"i","name":"\\udc00"}                              | i | invalid_text
          """)
  void read_ofAFaultyLine_saysWhy_andReadsItsNeighbours(String line, String id, String code) {
    List<Candidate> candidates =
        candidates(Requests.postLines("{\"id\":\"before\"}", line, "{\"id\":\"after\"}"));

    assertThat(candidates).extracting(Candidate::id).containsExactly("before", id, "after");
    assertThat(candidates.get(0)).isInstanceOf(Candidate.Sound.class);
    assertThat(candidates.get(2)).isInstanceOf(Candidate.Sound.class);
    assertThat(faulty(candidates.get(1)).reason().code().text()).isEqualTo(code);
  }

  @Test
  void read_namesTheFieldWhoseTextIsWrong() {
    assertThat(faulty(only("{\"properties\":{\"song\":[0,\"\\u0000\"]}}")).reason().message())
        .isEqualTo("text must not have NUL or half of a surrogate pair: field properties/song/1");
  }

  @Test
  void read_ofNesting_stopsAtItsLimit() {
    int inside = Limits.EVENT_NESTING_MAX - 1;
    String deep = "{\"properties\":{\"a\":" + "[".repeat(inside) + "]".repeat(inside) + "}}";
    String allowed =
        "{\"properties\":{\"a\":" + "[".repeat(inside - 1) + "]".repeat(inside - 1) + "}}";

    List<Candidate> candidates =
        candidates(Requests.post("[" + allowed + "," + deep + ",{\"id\":\"after\"}]"));

    assertThat(candidates.get(0)).isInstanceOf(Candidate.Sound.class);
    assertThat(faulty(candidates.get(1)).reason().code().text()).isEqualTo("nested_too_deeply");
    assertThat(candidates.get(2)).isInstanceOf(Candidate.Sound.class);
  }

  @Test
  void read_ofFields_stopsAtItsLimit() {
    List<Candidate> candidates =
        candidates(
            Requests.post(
                "["
                    + fields(Limits.EVENT_FIELDS_MAX)
                    + ","
                    + fields(Limits.EVENT_FIELDS_MAX + 1)
                    + ",{\"id\":\"after\"}]"));

    assertThat(candidates.get(0)).isInstanceOf(Candidate.Sound.class);
    assertThat(faulty(candidates.get(1)).reason())
        .isEqualTo(
            new RejectionReason(
                RejectionCode.TOO_MANY_FIELDS,
                "event has more than 2,000 fields, counted at all levels"));
    assertThat(candidates.get(2)).isInstanceOf(Candidate.Sound.class);
  }

  /** An event with so many fields, all but one of them in its properties. */
  private static String fields(int count) {
    return IntStream.range(1, count)
        .mapToObj(number -> "\"" + number + "\":{}")
        .collect(Collectors.joining(",", "{\"properties\":{", "}}"));
  }

  @Test
  void read_ofBytesThatAreNoText_harmsOneEventOnly() {
    byte[] body = "[{\"a\":\"X\"},{\"id\":\"after\"}]".getBytes(UTF_8);
    body[7] = (byte) 0xFF;

    List<Candidate> candidates = candidates(Requests.post(body, "application/json"));

    assertThat(faulty(candidates.get(0)).reason().code().text()).isEqualTo("invalid_json");
    assertThat(candidates.get(1).id()).isEqualTo("after");
  }

  private List<Candidate> candidates(Submission submission) {
    Reading reading = protocols.read(submission);
    assertThat(reading).isInstanceOf(Reading.Entries.class);
    return ((Reading.Entries) reading).entries().stream().map(Entry::candidate).toList();
  }

  private Candidate only(String body) {
    List<Candidate> candidates = candidates(Requests.post(body));
    assertThat(candidates).hasSize(1);
    return candidates.getFirst();
  }

  private static Draft draft(Candidate candidate) {
    assertThat(candidate).isInstanceOf(Candidate.Sound.class);
    return ((Candidate.Sound) candidate).draft();
  }

  private static Candidate.Faulty faulty(Candidate candidate) {
    assertThat(candidate).isInstanceOf(Candidate.Faulty.class);
    return (Candidate.Faulty) candidate;
  }
}
