package io.trackway.livestore;

import io.trackway.live.Document;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** That a document is kept in the version that somebody has read. */
record Condition(String expression, Map<String, AttributeValue> values) {

  private static final String VERSION_NAME = "#version";
  private static final String VERSION_VALUE = ":read";

  static final Map<String, String> NAMES = Map.of(VERSION_NAME, Item.VERSION);

  static Condition of(Document document) {
    return document.version() == 0
        ? new Condition("attribute_not_exists(%s)".formatted(VERSION_NAME), Map.of())
        : new Condition(
            VERSION_NAME + " = " + VERSION_VALUE,
            Map.of(VERSION_VALUE, Item.number(document.version())));
  }

  /** Null rather than an empty map, which the service refuses and the client leaves out. */
  @Nullable Map<String, AttributeValue> valuesOrNone() {
    return values.isEmpty() ? null : values;
  }
}
