package io.trackway.local.redshift.copy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.trackway.local.redshift.copy.RowRefused.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows of JSON objects by {@code 'auto'}: keys are the names of columns, other keys are
 * ignored, and what has no key is NULL. Of a key that comes twice the last one counts.
 */
final class Rows {
  private static final JsonFactory JSON = new JsonFactory();

  /** From the guide's "Boolean type". */
  private static final Map<String, String> BOOLEANS =
      Map.of(
          "t", "t", "true", "t", "y", "t", "yes", "t", "1", "t", "f", "f", "false", "f", "n", "f",
          "no", "f", "0", "f");

  /** From the guide's TIMEFORMAT. */
  private static final Pattern DEFAULT_TIME =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}([+-]\\d{2}(:?\\d{2})?)?");

  /** Of what TIMEFORMAT 'auto' takes, only ISO 8601 and its like with a blank are taken here. */
  private static final Pattern ANY_TIME =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}"
              + "([T ]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,6})?( ?(Z|[+-]\\d{2}(:?\\d{2})?))?)?");

  private final List<TargetColumn> columns;
  private final Pattern time;
  private final Map<String, Integer> positions = new HashMap<>();
  private final @Nullable String[] values;
  private final EngineText out;

  Rows(List<TargetColumn> columns, boolean anyTime, EngineText out) {
    this.columns = columns;
    this.time = anyTime ? ANY_TIME : DEFAULT_TIME;
    this.values = new @Nullable String[columns.size()];
    this.out = out;
    for (TargetColumn column : columns) {
      positions.put(column.name(), positions.size());
    }
  }

  /** Appends a row for each object of the text and says how many there were. */
  int append(char[] text, int size) throws RowRefused {
    int rows = 0;
    try (JsonParser parser = JSON.createParser(text, 0, size)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token != JsonToken.START_OBJECT) {
          throw RowRefused.line(Reason.LINE, "not a JSON object");
        }
        read(parser, text);
        write();
        rows++;
      }
      return rows;
    } catch (JsonProcessingException malformed) {
      throw RowRefused.line(
          Reason.LINE, "not JSON at character " + malformed.getLocation().getColumnNr());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private void read(JsonParser parser, char[] text) throws IOException {
    Arrays.fill(values, null);
    for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
      Integer position = positions.get(key);
      JsonToken token = parser.nextToken();
      if (position == null) {
        parser.skipChildren();
      } else if (token == JsonToken.VALUE_NULL) {
        values[position] = null;
      } else if (token.isStructStart() || columns.get(position).kind() == TargetColumn.Kind.SUPER) {
        values[position] = source(parser, text);
      } else {
        values[position] = parser.getText();
      }
    }
  }

  /** The value as it is written. */
  private static String source(JsonParser parser, char[] text) throws IOException {
    int start = (int) parser.currentTokenLocation().getCharOffset();
    parser.skipChildren();
    parser.finishToken();
    int end = (int) parser.currentLocation().getCharOffset();
    return new String(text, start, end - start);
  }

  private void write() throws RowRefused {
    for (int at = 0; at < values.length; at++) {
      TargetColumn column = columns.get(at);
      String value = loaded(column, values[at]);
      if (value == null) {
        if (column.required()) {
          throw RowRefused.value(Reason.MISSING, column.name());
        }
        out.absent();
        continue;
      }
      int bytes = out.value(value);
      if (bytes == EngineText.INVALID) {
        throw RowRefused.value(Reason.ENCODING, column.name());
      }
      if (column.bytesMax() > 0 && bytes > column.bytesMax()) {
        throw RowRefused.value(Reason.TOO_LONG, column.name());
      }
    }
    out.endRow();
  }

  /** The value as the engine takes it; an empty string is NULL in all but character columns. */
  private @Nullable String loaded(TargetColumn column, @Nullable String value) throws RowRefused {
    if (value == null || (value.isEmpty() && column.kind() != TargetColumn.Kind.TEXT)) {
      return null;
    }
    return switch (column.kind()) {
      case TEXT, SUPER, OTHER -> value;
      case BOOLEAN -> {
        String known = BOOLEANS.get(value.toLowerCase(Locale.ROOT));
        if (known == null) {
          throw RowRefused.value(Reason.BOOLEAN, column.name());
        }
        yield known;
      }
      case TIME -> {
        if (!time.matcher(value).matches()) {
          throw RowRefused.value(Reason.TIME, column.name());
        }
        yield value;
      }
    };
  }
}
