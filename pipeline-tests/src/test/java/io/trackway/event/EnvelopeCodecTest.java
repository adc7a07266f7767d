package io.trackway.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.testing.SampleEvents;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvelopeCodecTest {

  private static final Event NOBODYS_EVENT =
      new Event(
          new EventKey(SampleEvents.WEB, "é💥"),
          new Action(EventType.PAGE, "page"),
          Identity.NOBODY,
          new EventTimes(SampleEvents.RECEIVED_AT, null, null),
          new Details(
              new JsonObject("{\"big\":123456789012345678901234567890,\"e\":1.0e400,\"💥\":[{}]}"),
              new JsonObject("{\"page\":{\"url\":\"https://example.org/\\\"x\\\"\"}}")));

  private static final Envelope ENVELOPE =
      new Envelope(
          new Lane(7),
          List.of(SampleEvents.event("a"), NOBODYS_EVENT),
          List.of(SampleEvents.rejection("{not json")));

  @Test
  void decode_ofEncoded_givesTheSame() {
    assertThat(EnvelopeCodec.decode(bytes(EnvelopeCodec.encode(ENVELOPE))))
        .isEqualTo(new Decoded.Complete<>(ENVELOPE));
  }

  @Test
  void encode_isPinned() {
    Envelope envelope = new Envelope(new Lane(7), List.of(SampleEvents.event("a")), List.of());

    assertThat(new String(bytes(EnvelopeCodec.encode(envelope)), UTF_8))
        .isEqualTo(
            """
            {"version":1,"producer":"%s","lane":7,"events":[{"source":"web","id":"a",\
            "type":"track","name":"Song Played","user_id":"user-1",\
            "received_at":"2026-03-01T12:00:00Z",\
            "client_occurred_at":"2026-03-01T11:59:50Z","sent_at":"2026-03-01T11:59:59Z",\
            "properties":{"song":"s-1","seconds":12.50}}]}\
            """
                .formatted(Release.VERSION));
    assertThat(Release.VERSION).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
  }

  @Test
  void envelopeOfAnEventThatComesAgain_keepsItsPlace() {
    Envelope again = new Envelope(new Lane(7), 12, List.of(SampleEvents.event("a")), List.of());

    assertThat(EnvelopeCodec.decode(bytes(EnvelopeCodec.encode(again))))
        .isEqualTo(new Decoded.Complete<>(again));
    assertThat(new String(bytes(EnvelopeCodec.encode(again)), UTF_8))
        .contains("\"lane\":7,\"first_entry\":12,\"events\"");
  }

  @Test
  void readEvent_ofText_givesTheSame() {
    assertThat(EnvelopeCodec.readEvent(EnvelopeCodec.text(NOBODYS_EVENT)))
        .isEqualTo(new Decoded.Complete<>(NOBODYS_EVENT));
    assertThat(EnvelopeCodec.readEvent("{\"source\":\"web\"}"))
        .isEqualTo(new Decoded.Unreadable<>("record lacks id"));
    assertThat(EnvelopeCodec.readEvent("{\"products\":[{}]}"))
        .isEqualTo(new Decoded.Unreadable<>("event has an unknown array: products"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          not json                              | record is not JSON
          [1]                                   | record is not a JSON object
          {"lane":1}                            | record lacks version
          {"version":2,"lane":1}                | record has version 2; this reader knows 1
          {"version":1,"lane":-1}               | lane must be 0 to 4095: -1
          {"version":1,"lane":1,"first_entry":-1}  | first entry must be 0 or more: -1
          {"version":1,"lane":1,"first_entry":"x"} | record has no whole number in first_entry
          {"version":1,"lane":1}{}              | record has content after its end
          {"version":1,"lane":1,"x":[1]}        | record has an element that is not an object: x
          {"version":1,"lane":1,"events":[{}]}  | record lacks source
          {"version":1,"lane":1,"other":[{}]}   | record has an unknown array: other
          """)
  void decode_ofWhatIsNoEnvelope_saysWhy(String text, String message) {
    assertThat(EnvelopeCodec.decode(text.getBytes(UTF_8)))
        .isEqualTo(new Decoded.Unreadable<>(message));
  }

  @Test
  void decode_ofCleanEnvelope_givesTheSame() {
    Event event = SampleEvents.event("a");
    CleanEnvelope envelope =
        new CleanEnvelope(
            new Lane(3),
            new CleanEnvelope.Since("shardId-000000000000", "49650000000000000000000000000001"),
            List.of(
                new Verdict.Fresh(SampleEvents.origin(1), SampleEvents.clean(event)),
                new Verdict.Fresh(SampleEvents.origin(2), SampleEvents.clean(NOBODYS_EVENT)),
                new Verdict.Fresh(
                    SampleEvents.origin(5),
                    new CleanEvent(
                        event,
                        SampleEvents.RECEIVED_AT,
                        true,
                        new JsonObject("{\"bot\":false,\"page\":{\"path\":\"/\"}}"),
                        List.of(
                            new Violation("Song Played.json", "/a\"b/0", "must be [text]"),
                            new Violation("Song Played.json", "", "lacks song")))),
                new Verdict.Duplicate(
                    SampleEvents.origin(3), event.key(), "owner", SampleEvents.RECEIVED_AT),
                new Verdict.Rejected(SampleEvents.origin(4), SampleEvents.rejection("\u0000x")),
                new Verdict.Forgotten(
                    Origin.ofRequest("request-1"), "é💥", SampleEvents.RECEIVED_AT)));

    assertThat(CleanEnvelopeCodec.decode(bytes(CleanEnvelopeCodec.encode(envelope))))
        .isEqualTo(new Decoded.Complete<>(envelope));
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
