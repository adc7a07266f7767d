package io.trackway.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.trackway.event.Details;
import io.trackway.event.Event;
import io.trackway.event.Identity;
import io.trackway.event.JsonObject;
import io.trackway.process.Privacy;
import io.trackway.testing.SampleEvents;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrivacyRulesTest {

  private static final FieldHash HASH = new FieldHash("a salt of 20 letters");

  /** Taken with {@code openssl dgst -sha256 -hmac "a salt of 20 letters"} of ada@example.org. */
  private static final String ADA =
      "9a3753609e97a09f3f14f06f2826c7540d0594d3d5c6e624e1a19144bcb2d526";

  private static final String PROPERTIES =
      """
      {"n":1.10,"email":"ada@example.org","list":[{"price":1,"name":"a"},{"price":null},7],\
      "deep":{"er":{"x":"é"},"y":true}}\
      """;

  private static final Event EVENT =
      new Event(
          SampleEvents.event("a").key(),
          SampleEvents.event("a").action(),
          new Identity("user-1", "device-1", "former-1", "group-1"),
          SampleEvents.event("a").times(),
          new Details(
              new JsonObject(PROPERTIES),
              new JsonObject("{\"ip\":\"203.0.113.9\",\"page\":{\"ip\":\"kept\"}}"),
              new JsonObject("{\"ip\":\"2001:db8:85a3:8d3:1319:8a2e:370:7348\"}")));

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          keep,     203.0.113.9,    203.0.113.9
          keep,     what it is,     what it is
          truncate, 203.0.113.9,    203.0.113.0
          truncate, ' 203.0.113.9', 203.0.113.0
          truncate, ::ffff:203.0.113.9, 203.0.113.0
          truncate, 2001:db8:85a3:8d3:1319:8a2e:370:7348, 2001:db8:85a3:0:0:0:0:0
          truncate, example.org,    -
          truncate, 999.1.1.1,      -
          truncate, '',             -
          drop,     203.0.113.9,    -
          """)
  void address_isKeptAsThePolicySays(String policy, String address, @Nullable String kept) {
    assertThat(AddressPolicy.valueOf(policy.toUpperCase(Locale.ROOT)).kept(address))
        .isEqualTo(Optional.ofNullable(kept));
  }

  @Test
  void addresses_areFoundWhereTheyStandAndNowhereElse() {
    Event kept = rules(AddressPolicy.TRUNCATE, List.of(), List.of()).kept(EVENT);

    assertThat(kept.details().context().text())
        .isEqualTo("{\"ip\":\"203.0.113.0\",\"page\":{\"ip\":\"kept\"}}");
    assertThat(kept.details().request().text()).isEqualTo("{\"ip\":\"2001:db8:85a3:0:0:0:0:0\"}");
    assertThat(rules(AddressPolicy.DROP, List.of(), List.of()).kept(EVENT).details().request())
        .isEqualTo(JsonObject.EMPTY);
  }

  @Test
  void fields_areDroppedAndHashedByTheirPath_othersStayToTheDigit() {
    Event kept =
        rules(
                AddressPolicy.KEEP,
                List.of("group_id", "properties.deep.er", "properties.list.price"),
                List.of("user_id", "previous_id", "properties.email", "properties.n"))
            .kept(EVENT);

    assertThat(kept.identity())
        .isEqualTo(new Identity(HASH.of("user-1"), "device-1", HASH.of("former-1"), null));
    assertThat(kept.details().properties().text())
        .isEqualTo(
            "{\"n\":\"%s\",\"email\":\"%s\",\"list\":[{\"name\":\"a\"},{\"price\":null},7],"
                    .formatted(HASH.of("1.10"), ADA)
                + "\"deep\":{\"y\":true}}");
    assertThat(kept.details().context()).isEqualTo(EVENT.details().context());
    assertThat(kept.key()).isEqualTo(EVENT.key());
  }

  @Test
  void aWholeObject_canBeDroppedOrHashed() {
    assertThat(
            rules(AddressPolicy.KEEP, List.of("properties.list"), List.of("properties.deep"))
                .kept(EVENT)
                .details()
                .properties()
                .text())
        .isEqualTo(
            "{\"n\":1.10,\"email\":\"ada@example.org\",\"deep\":\"%s\"}"
                .formatted(HASH.of("{\"er\":{\"x\":\"é\"},\"y\":true}")));
  }

  /** A name may be written with escapes; it is the same name. */
  @Test
  void aNameWithEscapes_isFound() {
    Event event =
        new Event(
            EVENT.key(),
            EVENT.action(),
            EVENT.identity(),
            EVENT.times(),
            new Details(new JsonObject("{\"\\u0065mail\":\"x\",\"b\":1}"), JsonObject.EMPTY));

    assertThat(
            rules(AddressPolicy.KEEP, List.of("properties.email"), List.of())
                .kept(event)
                .details()
                .properties()
                .text())
        .isEqualTo("{\"b\":1}");
  }

  @Test
  void withoutAnyRule_eventsStayAsTheyAre() {
    assertThat(rules(AddressPolicy.KEEP, List.of(), List.of())).isSameAs(Privacy.NONE);
  }

  @ParameterizedTest
  @CsvSource({"properties", "name", "user_id.x", "properties..x", "properties.", "''"})
  void whatIsNoField_isRefused(String text) {
    PrivacyRules.Choice choice =
        new PrivacyRules.Choice(AddressPolicy.KEEP, List.of(text), List.of());

    assertThat(choice.problem()).contains(text);
    assertThatThrownBy(() -> PrivacyRules.of(choice, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void hashes_differByTheirSaltAndAreNoPlainDigest() {
    assertThat(new FieldHash("another salt of 24 chars").of("ada@example.org")).isNotEqualTo(ADA);
    assertThat(ADA).matches("[0-9a-f]{64}");
    assertThatThrownBy(() -> new FieldHash("short")).hasMessageContaining("16");
  }

  /** Whatever a value is, it goes away without a trace, and what stands beside it stays. */
  @Property
  void droppedText_neverStaysAndTheRestStays(@ForAll String value, @ForAll String other) {
    Event event =
        new Event(
            EVENT.key(),
            EVENT.action(),
            EVENT.identity(),
            EVENT.times(),
            new Details(
                new JsonObject(
                    "{\"a\":%s,\"secret\":[%s],\"b\":1}".formatted(quoted(other), quoted(value))),
                JsonObject.EMPTY));

    assertThat(
            rules(AddressPolicy.KEEP, List.of("properties.secret"), List.of())
                .kept(event)
                .details()
                .properties()
                .text())
        .isEqualTo("{\"a\":%s,\"b\":1}".formatted(quoted(other)));
  }

  private static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }

  private static Privacy rules(AddressPolicy addresses, List<String> dropped, List<String> hashed) {
    return PrivacyRules.of(new PrivacyRules.Choice(addresses, dropped, hashed), Optional.of(HASH));
  }
}
