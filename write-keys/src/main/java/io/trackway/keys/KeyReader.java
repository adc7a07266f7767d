package io.trackway.keys;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.trackway.event.Source;
import io.trackway.ingest.WriteKeys.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the JSON that lists write keys by source.
 *
 * <p>A source's value is a key, an object that says more about one, or a list of these. Messages
 * never repeat a text that could be a key in the wrong place: an unknown field, or the name of a
 * source whose value is a mere text, since key and source are easily swapped.
 */
final class KeyReader {

  static final int EVENTS_PER_SECOND_MAX = 1_000_000;

  private static final int APPLICATION_ID_CHARACTERS_MAX = 255;
  private static final Pattern SOURCE = Pattern.compile("[a-z0-9_-]{1,64}");
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonParser parser;
  private final KeyList list = new KeyList();

  private KeyReader(JsonParser parser) {
    this.parser = parser;
  }

  /** Reads all of it. */
  static KeyReading read(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      KeyReader reader = new KeyReader(parser);
      reader.readSources();
      return new KeyReading.Valid(reader.list.writeKeys());
    } catch (InvalidKeysException invalid) {
      return new KeyReading.Invalid(invalid.problem());
    } catch (JsonProcessingException malformed) {
      // Its message may hold what is written there.
      JsonLocation location = malformed.getLocation();
      return new KeyReading.Invalid(
          "it is not JSON at line %d, column %d"
              .formatted(location.getLineNr(), location.getColumnNr()));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private void readSources() throws IOException {
    require(parser.nextToken() == JsonToken.START_OBJECT, "it must be an object by source");
    Set<String> names = new HashSet<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      String position = "source " + (names.size() + 1);
      require(
          SOURCE.matcher(name).matches(),
          position + ": its name must have 1 to 64 characters, each of a-z, 0-9, - or _");
      require(names.add(name), position + ": its name stands there twice");
      readSource(new Source(name), position);
    }
    require(parser.nextToken() == null, "there must be nothing after the object");
  }

  private void readSource(Source source, String position) throws IOException {
    String named = "source '" + source.name() + "'";
    JsonToken value = parser.nextToken();
    if (value == JsonToken.START_ARRAY) {
      int number = 1;
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        readKey(source, named + ", key " + number++);
      }
    } else {
      readKey(source, value == JsonToken.VALUE_STRING ? position : named);
    }
  }

  private void readKey(Source source, String place) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      list.add(new Entry(source, parser.getText(), Set.of(), false, OptionalInt.empty()), place);
    } else {
      require(
          parser.currentToken() == JsonToken.START_OBJECT,
          place + ": it must be a key, an object, or a list of these");
      readObject(source, place);
    }
  }

  private void readObject(Source source, String place) throws IOException {
    String key = "";
    Set<String> applicationIds = Set.of();
    boolean disabled = false;
    OptionalInt eventsPerSecond = OptionalInt.empty();
    Set<String> fields = new HashSet<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (field) {
        case "key" -> {
          require(value == JsonToken.VALUE_STRING, place + ": key must be a text");
          key = parser.getText();
        }
        case "app_ids" -> applicationIds = applicationIds(place);
        case "disabled" -> {
          require(value.isBoolean(), place + ": disabled must be true or false");
          disabled = parser.getBooleanValue();
        }
        case "events_per_second" -> eventsPerSecond = OptionalInt.of(eventsPerSecond(place));
        default ->
            throw new InvalidKeysException(
                place + ": it has a field besides key, app_ids, events_per_second and disabled");
      }
      require(fields.add(field), place + ": " + field + " stands there twice");
    }
    require(fields.contains("key"), place + ": key is missing");
    list.add(new Entry(source, key, applicationIds, disabled, eventsPerSecond), place);
  }

  private Set<String> applicationIds(String place) throws IOException {
    require(
        parser.currentToken() == JsonToken.START_ARRAY,
        place + ": app_ids must be a list of texts");
    Set<String> ids = new LinkedHashSet<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      require(
          parser.currentToken() == JsonToken.VALUE_STRING,
          place + ": app_ids must be a list of texts");
      String id = parser.getText();
      require(
          !id.isEmpty() && id.length() <= APPLICATION_ID_CHARACTERS_MAX,
          place
              + ": each of app_ids must have 1 to "
              + APPLICATION_ID_CHARACTERS_MAX
              + " characters");
      require(ids.add(id), place + ": app_ids has an id twice");
    }
    return ids;
  }

  private int eventsPerSecond(String place) throws IOException {
    boolean whole =
        parser.currentToken() == JsonToken.VALUE_NUMBER_INT
            && parser.getNumberType() == NumberType.INT;
    int number = whole ? parser.getIntValue() : 0;
    require(
        number >= 1 && number <= EVENTS_PER_SECOND_MAX,
        "%s: events_per_second must be a whole number from 1 to %,d"
            .formatted(place, EVENTS_PER_SECOND_MAX));
    return number;
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new InvalidKeysException(problem);
    }
  }
}
