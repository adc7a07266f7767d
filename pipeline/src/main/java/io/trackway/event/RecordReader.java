package io.trackway.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON of records in one pass: flat objects of text, numbers and nested objects, the
 * latter taken as slices of the input so that they stay as they were to the byte.
 */
final class RecordReader implements AutoCloseable {

  private static final JsonFactory JSON = new JsonFactory();

  /** The one array that an element may have; it is taken as it is. */
  static final String NESTED_ARRAY = "violations";

  private final byte[] input;
  private final JsonParser parser;

  private RecordReader(byte[] input) throws IOException {
    this.input = input;
    this.parser = JSON.createParser(input);
  }

  /** How one object's fields are turned into a value. */
  interface Shape<T> {
    T read(Fields fields) throws MalformedRecordException;
  }

  /** What an object's fields mean, a nested array of objects being read by its own shape. */
  interface Elements {
    void read(String array, Fields element) throws MalformedRecordException;
  }

  /** A record's JSON is not what its version promises. */
  static final class MalformedRecordException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedRecordException(String message) {
      super(message);
    }
  }

  /**
   * Reads a whole record whose arrays hold objects.
   *
   * @param elements is told each array element in order, with the name of its array
   * @return the record, or why it cannot be read
   */
  static <T> Decoded<T> read(byte[] input, Elements elements, Shape<T> shape) {
    try (RecordReader reader = new RecordReader(input)) {
      if (reader.parser.nextToken() != JsonToken.START_OBJECT) {
        return new Decoded.Unreadable<>("record is not a JSON object");
      }
      Fields fields = reader.fields(elements);
      if (reader.parser.nextToken() != null) {
        return new Decoded.Unreadable<>("record has content after its end");
      }
      return new Decoded.Complete<>(shape.read(fields));
    } catch (MalformedRecordException | IllegalArgumentException | DateTimeException malformed) {
      return new Decoded.Unreadable<>(String.valueOf(malformed.getMessage()));
    } catch (IOException broken) {
      return new Decoded.Unreadable<>("record is not JSON");
    }
  }

  private Fields fields(@Nullable Elements elements) throws IOException, MalformedRecordException {
    Map<String, String> values = new HashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_OBJECT) {
        values.put(name, slice());
      } else if (value == JsonToken.START_ARRAY) {
        if (elements == null && name.equals(NESTED_ARRAY)) {
          values.put(name, slice());
        } else {
          elements(name, elements);
        }
      } else if (value != JsonToken.VALUE_NULL) {
        values.put(name, parser.getText());
      }
    }
    return new Fields(values);
  }

  private void elements(String array, @Nullable Elements elements)
      throws IOException, MalformedRecordException {
    if (elements == null) {
      throw new MalformedRecordException("record has an array inside an element: " + array);
    }
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      elements.read(array, fields(null));
    }
    if (parser.currentToken() != JsonToken.END_ARRAY) {
      throw new MalformedRecordException("record has an element that is not an object: " + array);
    }
  }

  private String slice() throws IOException {
    int start = (int) parser.currentTokenLocation().getByteOffset();
    parser.skipChildren();
    int end = (int) parser.currentLocation().getByteOffset();
    return new String(input, start, end - start, StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }

  /** The fields of one object by name, with readers that name the field that is wrong. */
  record Fields(Map<String, String> values) {

    String text(String name) throws MalformedRecordException {
      String value = values.get(name);
      if (value == null) {
        throw new MalformedRecordException("record lacks " + name);
      }
      return value;
    }

    @Nullable String optionalText(String name) {
      return values.get(name);
    }

    int number(String name) throws MalformedRecordException {
      try {
        return Integer.parseInt(text(name));
      } catch (NumberFormatException notANumber) {
        throw new MalformedRecordException("record has no whole number in " + name);
      }
    }

    Instant time(String name) throws MalformedRecordException {
      return Instant.parse(text(name));
    }

    @Nullable Instant optionalTime(String name) {
      String value = values.get(name);
      return value == null ? null : Instant.parse(value);
    }

    /** An array as its text; empty where there is none. */
    String array(String name) {
      return values.getOrDefault(name, "[]");
    }

    JsonObject object(String name) {
      String value = values.get(name);
      return value == null ? JsonObject.EMPTY : new JsonObject(value);
    }
  }
}
