package io.trackway.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.Limits;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a batch of Segment's clients says of each of its messages. */
class SegmentBatchTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void read_ofABatch_mergesItsContextAndIntegrationsUnderEachMessage() {
    List<Entry> entries =
        entries(
            "/v1/import",
            """
            {"batch":[
              {"type":"track","event":"E","userId":"u"},
              {"type":"track","event":"E","userId":"u","sentAt":"2026-03-01T12:00:09Z",
               "integrations":{"All":true},
               "context":{"device":{"name":"b","os":{"v":1}},"ip":"192.0.2.1"}}],
             "context":{"library":{"name":"x"},"device":{"name":"a","type":"phone"},"ip":null},
             "integrations":{"All":false,"X":true},
             "sentAt":"2026-03-01T12:00:00Z","sequence":3,"writeKey":"k"}
            """);

    assertThat(draft(entries.get(0)).details().context().text())
        .isEqualTo(
            "{\"library\":{\"name\":\"x\"},\"device\":{\"name\":\"a\",\"type\":\"phone\"},"
                + "\"ip\":null,\"extra\":{\"integrations\":{\"All\":false,\"X\":true}}}");
    assertThat(draft(entries.get(1)).details().context().text())
        .isEqualTo(
            "{\"device\":{\"name\":\"b\",\"os\":{\"v\":1},\"type\":\"phone\"},\"ip\":\"192.0.2.1\","
                + "\"library\":{\"name\":\"x\"},"
                + "\"extra\":{\"integrations\":{\"All\":true,\"X\":true}}}");
    assertThat(entries)
        .extracting(entry -> draft(entry).times().sentAt())
        .containsExactly(NOON, NOON.plusSeconds(9));
    assertThat(entries)
        .extracting(Entry::credential)
        .containsOnly(Optional.of(new Credential.WriteKey("k")));
  }

  @Test
  void read_ofABatch_putsExtraBesideTheExtraThatTheBatchShares() {
    Entry entry =
        only(
            "/v1/batch",
            "{\"batch\":[{\"type\":\"page\",\"userId\":1,\"plan\":2}],"
                + "\"context\":{\"extra\":3}}");

    assertThat(draft(entry).details().context().text())
        .isEqualTo("{\"extra\":3,\"extra_2\":{\"plan\":2}}");
  }

  @Test
  void read_countsWhatABatchShares_inEachOfItsMessages() {
    String large = "x".repeat(Limits.EVENT_BYTES_MAX / 2);
    String message = "{\"type\":\"page\",\"userId\":\"u\",\"name\":\"%s\"}";

    List<Entry> entries =
        entries(
            "/v1/batch",
            "{\"batch\":["
                + message.formatted(large)
                + ","
                + message.formatted("")
                + "],\"context\":{\"a\":\""
                + large
                + "\"}}");

    assertThat(faulty(entries.get(0)).reason().code().text()).isEqualTo("event_too_large");
    assertThat(entries.get(1).candidate()).isInstanceOf(Candidate.Sound.class);
  }

  @Test
  void read_countsTheFieldsThatABatchShares_inEachOfItsMessages() {
    String fields =
        IntStream.range(0, Limits.EVENT_FIELDS_MAX - 2)
            .mapToObj(number -> "\"f%d\":1".formatted(number))
            .collect(Collectors.joining(","));

    List<Entry> entries =
        entries(
            "/v1/batch",
            "{\"batch\":[{\"type\":\"page\",\"userId\":1},"
                + "{\"type\":\"page\",\"userId\":1,\"a\":1}],"
                + "\"context\":{"
                + fields
                + "}}");

    assertThat(entries.get(0).candidate()).isInstanceOf(Candidate.Sound.class);
    assertThat(faulty(entries.get(1)).reason().code().text()).isEqualTo("too_many_fields");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"writeKey\":\"k\"", "\"write_key\":\"k\""})
  void read_findsTheKeyInAMessage_andLendsItToItsNeighbours(String key) {
    List<Entry> entries =
        entries("/v1/b", "{\"batch\":[{\"broken\":},{\"a\":1," + key + "},{\"b\":," + key + "}]}");

    assertThat(entries)
        .extracting(Entry::credential)
        .containsOnly(Optional.of(new Credential.WriteKey("k")));
  }

  private static Candidate.Faulty faulty(Entry entry) {
    assertThat(entry.candidate()).isInstanceOf(Candidate.Faulty.class);
    return (Candidate.Faulty) entry.candidate();
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
