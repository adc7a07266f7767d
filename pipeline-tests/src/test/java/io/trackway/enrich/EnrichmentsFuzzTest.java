package io.trackway.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.trackway.enrich.UserAgent.Device;
import io.trackway.enrich.UserAgent.Product;
import io.trackway.event.Action;
import io.trackway.event.Details;
import io.trackway.event.Event;
import io.trackway.event.EventType;
import io.trackway.event.JsonObject;
import io.trackway.event.Limits;
import io.trackway.event.StorableText;
import io.trackway.testing.SampleEvents;
import java.io.IOException;
import java.io.StringWriter;
import java.util.EnumSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever an event says, its enrichment is valid JSON, storable and no larger than allowed. */
class EnrichmentsFuzzTest {

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final List<String> CAMPAIGN =
      List.of(
          "source",
          "medium",
          "name",
          "term",
          "content",
          "id",
          "source_platform",
          "creative_format",
          "marketing_tactic");

  private static final Arbitrary<String> PIECES =
      Arbitraries.oneOf(
          Arbitraries.of(
              "https://",
              "example.org",
              "google.",
              "/",
              "?",
              "#",
              "&",
              "=",
              "@",
              ":",
              "[",
              "]",
              "%",
              "%00",
              "%ED%A0%80",
              "%F0%9F%92%A5",
              "+",
              "utm_source=",
              "&utm_campaign=",
              "&gclid=",
              "\u0000",
              "\ud83d\udca5",
              "\ud800",
              "\"",
              "\\",
              "\u0007",
              "Mozilla/5.0 "),
          Arbitraries.strings().ofMaxLength(8));

  /** Repeats what it is asked, as a user agent may be part of the answer. */
  private final Enrichments all =
      new Enrichments(
          EnumSet.allOf(EnrichmentKind.class),
          text ->
              new UserAgent(
                  new Product(text, text),
                  new Product(text, text),
                  new Device(DeviceClass.PHONE, text, text),
                  false));

  @Property(tries = 1_000)
  void anyContext_isAnswered(@ForAll String context) {
    assertSound(event(context, "{}"));
    assertSound(event("{\"page\":" + context, context));
  }

  @Property(tries = 2_000)
  void anyValues_giveSoundEnrichment(@ForAll("texts") String one, @ForAll("texts") String other)
      throws IOException {
    assertSound(event(context("https://a.example/" + one, other), "{\"url\":1}"));
    assertSound(event(context("https://a.example/?" + other, "https://" + one), "{}"));
    assertSound(event(context(one, one), "{}"));
  }

  /** Everything at once, each longer than it may be and the URL as long as is looked at. */
  @Property(tries = 50)
  void longValues_stayWithinTheLimit(@ForAll("characters") String character) throws IOException {
    String text = character.repeat(8_000);
    String host = "a.".repeat(100);
    String url =
        "https://"
            + host
            + "example/"
            + text.substring(0, 1_100)
            + "?gclid="
            + text.substring(0, 600);
    String rest = "&x=" + text.substring(0, 5_500) + "#" + text.substring(0, 400);

    assertSound(event(context(url + rest, "https://" + host + "google.de/?q=" + text), "{}"));
  }

  @Provide
  Arbitrary<String> texts() {
    return PIECES.list().ofMaxSize(20).map(pieces -> String.join("", pieces));
  }

  @Provide
  Arbitrary<String> characters() {
    return Arbitraries.of(
        "a", "\"", "\\", "\u0001", "ü", "你", "\ud83d\udca5", "\ud800", "%00", " ");
  }

  private void assertSound(Event event) {
    String text = all.enrich(event).text();

    assertThat(StorableText.is(text)).as(text).isTrue();
    assertThat(text.getBytes(UTF_8).length).isLessThanOrEqualTo(Limits.ENRICHMENT_BYTES_MAX);
    assertThat(isObjectOfStorableTexts(text)).as(text).isTrue();
    assertThat(all.enrich(event).text()).isEqualTo(text);
  }

  private static boolean isObjectOfStorableTexts(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      boolean isSound = parser.nextToken() == JsonToken.START_OBJECT;
      while (parser.nextToken() != null) {
        String value = parser.getText();
        isSound &= StorableText.is(value) && value.chars().noneMatch(Character::isISOControl);
      }
      return isSound;
    } catch (IOException malformed) {
      return false;
    }
  }

  private static Event event(String context, String properties) {
    Event sample = SampleEvents.event("e-1");
    return new Event(
        sample.key(),
        new Action(EventType.PAGE, "page"),
        sample.identity(),
        sample.times(),
        new Details(new JsonObject(properties), new JsonObject(context)));
  }

  private static String context(String url, String referrer) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("userAgent", url);
      json.writeObjectFieldStart("page");
      json.writeStringField("url", url);
      json.writeStringField("referrer", referrer);
      json.writeEndObject();
      json.writeObjectFieldStart("device");
      json.writeStringField("model", referrer);
      json.writeEndObject();
      json.writeObjectFieldStart("campaign");
      for (String name : CAMPAIGN) {
        json.writeStringField(name, referrer);
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    return text.toString();
  }
}
