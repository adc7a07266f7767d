package io.trackway.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import io.trackway.event.EventType;
import io.trackway.event.JsonObject;
import io.trackway.event.RejectionCode;
import java.io.IOException;
import java.io.StringWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What happened, as a tracker says it.
 *
 * @param schema of the properties, where the event describes itself
 */
record SnowplowAction(
    EventType type, @Nullable String name, JsonObject properties, @Nullable String schema) {

  /** Short enough for every system on the way to keep each digit. */
  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,17})(\\.\\d{1,17})?");

  /** What a type of Snowplow's is called here, and which of its fields are properties. */
  private record Kind(EventType type, @Nullable String name, List<Property> properties) {}

  /** Several fields may stand for one property: the first that is given counts. */
  private record Property(String field, String name, boolean isNumber) {}

  private static final Map<String, Kind> KINDS =
      Map.of(
          "pv",
          new Kind(
              EventType.PAGE,
              null,
              List.of(text("url", "url"), text("refr", "referrer"), text("page", "title"))),
          "pp",
          new Kind(
              EventType.TRACK,
              "page_ping",
              List.of(
                  number("pp_mix", "xoffset_min"),
                  number("pp_max", "xoffset_max"),
                  number("pp_miy", "yoffset_min"),
                  number("pp_may", "yoffset_max"))),
          "se",
          new Kind(
              EventType.STRUCTURED,
              null,
              List.of(
                  text("se_ca", "category"),
                  text("ev_ca", "category"),
                  text("se_ac", "action"),
                  text("ev_ac", "action"),
                  text("se_la", "label"),
                  text("ev_la", "label"),
                  text("se_pr", "property"),
                  text("ev_pr", "property"),
                  number("se_va", "value"),
                  number("ev_va", "value"))),
          "tr",
          new Kind(
              EventType.TRACK,
              "transaction",
              List.of(
                  text("tr_id", "order_id"),
                  text("tr_af", "affiliation"),
                  number("tr_tt", "total"),
                  number("tr_tx", "tax"),
                  number("tr_sh", "shipping"),
                  text("tr_ci", "city"),
                  text("tr_st", "state"),
                  text("tr_co", "country"),
                  text("tr_cu", "currency"))),
          "ti",
          new Kind(
              EventType.TRACK,
              "transaction_item",
              List.of(
                  text("ti_id", "order_id"),
                  text("ti_sk", "sku"),
                  text("ti_nm", "name"),
                  text("ti_na", "name"),
                  text("ti_ca", "category"),
                  number("ti_pr", "price"),
                  number("ti_qu", "quantity"),
                  text("ti_cu", "currency"))),
          "ad",
          new Kind(
              EventType.TRACK,
              "ad_impression",
              List.of(
                  text("ad_ba", "banner_id"),
                  text("ad_ca", "campaign_id"),
                  text("ad_ad", "advertiser_id"),
                  text("ad_uid", "user_id"))));

  /** The action that an event of that type tells; what no table knows is named by its type. */
  static SnowplowAction of(String type, SnowplowFields fields)
      throws IOException, FaultyEventException {
    if (type.equals("ue")) {
      return selfDescribing(fields);
    }
    Kind kind = KINDS.getOrDefault(type, new Kind(EventType.TRACK, type, List.of()));
    String structured = fields.look("se_ac") == null ? fields.look("ev_ac") : fields.look("se_ac");
    String name = kind.type() == EventType.STRUCTURED ? structured : kind.name();
    return new SnowplowAction(kind.type(), name, properties(kind.properties(), fields), null);
  }

  private static SnowplowAction selfDescribing(SnowplowFields fields) throws FaultyEventException {
    String envelope = fields.takeJson(SnowplowUnpacked.EVENT);
    if (envelope == null) {
      throw new FaultyEventException(
          RejectionCode.MISSING_FIELD, "ue_px or ue_pr must be given for an event of type ue");
    }
    SnowplowEnvelope event = SnowplowEnvelope.event(envelope);
    return new SnowplowAction(
        EventType.SELF_DESCRIBING, event.name(), new JsonObject(event.data()), event.schema());
  }

  private static JsonObject properties(List<Property> properties, SnowplowFields fields)
      throws IOException {
    StringWriter text = new StringWriter();
    Set<String> written = new HashSet<>();
    try (JsonGenerator json = JsonCopy.STRICT.createGenerator(text)) {
      json.writeStartObject();
      for (Property property : properties) {
        if (fields.look(property.field()) != null && written.add(property.name())) {
          write(json, property, String.valueOf(fields.take(property.field())));
        }
      }
      json.writeEndObject();
    }
    return new JsonObject(text.toString());
  }

  private static void write(JsonGenerator json, Property property, String value)
      throws IOException {
    json.writeFieldName(property.name());
    if (property.isNumber() && NUMBER.matcher(value).matches()) {
      json.writeNumber(value);
    } else {
      json.writeString(value);
    }
  }

  private static Property text(String field, String name) {
    return new Property(field, name, false);
  }

  private static Property number(String field, String name) {
    return new Property(field, name, true);
  }
}
