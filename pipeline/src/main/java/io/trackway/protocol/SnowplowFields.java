package io.trackway.protocol;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The fields of one event, which knows those that have got a place in the model. */
final class SnowplowFields {

  private final Map<String, String> texts;
  private final Map<String, String> json;
  private final Map<String, String> leftTexts;
  private final Map<String, String> leftJson;

  SnowplowFields(SnowplowUnpacked unpacked) {
    this.texts = unpacked.texts();
    this.json = unpacked.json();
    // Sorted, so that a tracker that sends them in another order next time says the same.
    this.leftTexts = new TreeMap<>(texts);
    this.leftJson = new TreeMap<>(json);
  }

  /** The text of that field, which has got its place. */
  @Nullable String take(String name) {
    leftTexts.remove(name);
    return texts.get(name);
  }

  /** The text of that field, which stays without a place of its own. */
  @Nullable String look(String name) {
    return texts.get(name);
  }

  /** The JSON of that field, which stays without a place of its own. */
  @Nullable String lookJson(String name) {
    return json.get(name);
  }

  /** The JSON of that field, which has got its place. */
  @Nullable String takeJson(String name) {
    leftJson.remove(name);
    return json.get(name);
  }

  /** The texts without a place, by name. */
  Map<String, String> leftTexts() {
    return leftTexts;
  }

  /** The JSON without a place, by name. */
  Map<String, String> leftJson() {
    return leftJson;
  }
}
