package io.trackway.function.load;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.trackway.event.StorableText;
import io.trackway.event.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Rows as a file that {@code COPY} reads: a JSON object in each line, compressed. */
final class JsonLines {

  private static final JsonFactory JSON = new JsonFactory();
  private static final int BUFFER_BYTES = 64 * 1024;

  /** The one form with a fraction and a zone that the documentation of TIMEFORMAT shows. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private JsonLines() {}

  /**
   * The whole file.
   *
   * @throws UnstorableTextException where a value is nothing that a column can hold
   */
  static byte[] compressed(List<? extends Verdict> rows) {
    ByteArrayOutputStream file = new ByteArrayOutputStream(BUFFER_BYTES);
    try (OutputStream lines = fast(file);
        JsonGenerator json = JSON.createGenerator(lines, JsonEncoding.UTF8)) {
      json.setRootValueSeparator(null);
      for (Verdict row : rows) {
        json.writeStartObject();
        for (Cell cell : StageRows.cells(row)) {
          write(json, cell);
        }
        json.writeEndObject();
        json.writeRaw('\n');
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory can be written to", impossible);
    }
    return file.toByteArray();
  }

  /** The file is read once and soon, so that time counts for more than size. */
  private static OutputStream fast(OutputStream file) throws IOException {
    return new GZIPOutputStream(file, BUFFER_BYTES) {
      {
        def.setLevel(Deflater.BEST_SPEED);
      }
    };
  }

  /** What is NULL is left out. */
  private static void write(JsonGenerator json, Cell cell) throws IOException {
    switch (cell) {
      case Cell.Text text -> {
        if (text.value() != null) {
          json.writeStringField(text.column(), storable(text.value()));
        }
      }
      case Cell.Json value -> {
        json.writeFieldName(value.column());
        json.writeRawValue(storable(value.value()));
      }
      case Cell.Time time -> {
        if (time.value() != null) {
          json.writeStringField(time.column(), TIME.format(time.value()));
        }
      }
      case Cell.Flag flag -> {
        if (flag.value() != null) {
          json.writeBooleanField(flag.column(), flag.value());
        }
      }
    }
  }

  private static String storable(String text) {
    if (!StorableText.is(text)) {
      throw new UnstorableTextException("text has a NUL or half of a surrogate pair");
    }
    return text;
  }
}
