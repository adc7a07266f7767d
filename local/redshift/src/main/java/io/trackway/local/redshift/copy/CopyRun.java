package io.trackway.local.redshift.copy;

import io.trackway.local.redshift.copy.LoadErrors.Position;
import io.trackway.local.redshift.dialect.CopyCommand;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.postgresql.copy.CopyIn;

/** One COPY on its way: what was read so far, and what of it the engine has. */
final class CopyRun {
  private static final int CHUNK_BYTES = 256 * 1024;
  private static final int BUFFER_BYTES = 64 * 1024;

  private final CopyCommand command;
  private final CopyIn engine;
  private final EngineText out = new EngineText();
  private final Rows rows;
  private final NavigableMap<Long, String> keysByFirstRow = new TreeMap<>();
  private Position position = new Position("", 0);
  private long count;

  CopyRun(CopyCommand command, TargetTable table, CopyIn engine) {
    this.command = command;
    this.engine = engine;
    this.rows = new Rows(table.columns(), command.reading().anyTime(), out);
  }

  /** The line that was read last. */
  Position position() {
    return position;
  }

  /** The line of a row that was counted by the engine, over all objects and from one. */
  Position position(long row) {
    Map.Entry<Long, String> object = keysByFirstRow.floorEntry(row);
    return object == null
        ? position
        : new Position(path(object.getValue()), row - object.getKey() + 1);
  }

  /** Reads an object to its end. */
  void load(String key, InputStream object)
      throws CopyException, IOException, RowRefused, SQLException {
    keysByFirstRow.put(count + 1, key);
    position = new Position(path(key), 0);
    try (object;
        InputStream text = unpacked(object)) {
      Lines lines = new Lines(text);
      while (next(lines)) {
        count += rows.append(lines.text(), lines.size());
        if (out.size() >= CHUNK_BYTES) {
          flush();
        }
      }
    } catch (ZipException | EOFException corrupt) {
      throw new CopyException(
          "failed to inflate: invalid or incomplete deflate data in " + path(key), corrupt);
    }
  }

  /** Hands over the rest, and gives the number of rows. */
  long end() throws SQLException {
    flush();
    return engine.endCopy();
  }

  private boolean next(Lines lines) throws IOException, RowRefused {
    try {
      return lines.next();
    } finally {
      position = new Position(position.path(), lines.number());
    }
  }

  private InputStream unpacked(InputStream object) throws IOException {
    return command.reading().gzip() ? new GZIPInputStream(object, BUFFER_BYTES) : object;
  }

  private void flush() throws SQLException {
    engine.writeToCopy(out.bytes(), 0, out.size());
    out.clear();
  }

  private String path(String key) {
    return "s3://" + command.source().bucket() + '/' + key;
  }
}
