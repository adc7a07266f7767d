package io.trackway.function.load;

import io.trackway.event.Limits;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One step of the schema, which is applied once and never changed afterwards.
 *
 * @param version from the file's name, such as 1 of {@code V001__create_tables.sql}
 */
record Migration(int version, String name, List<String> statements) {

  private static final Pattern FILE_NAME = Pattern.compile("V(\\d{3})__([a-z0-9_]+)\\.sql");

  /** The lock, the guard and the note of its version go with it. */
  private static final int STATEMENTS_MAX = Limits.BATCH_STATEMENTS_MAX - 3;

  public Migration {
    statements = List.copyOf(statements);
    if (statements.isEmpty() || statements.size() > STATEMENTS_MAX) {
      throw new IllegalArgumentException(
          "migration " + version + " must have 1 to " + STATEMENTS_MAX + " statements");
    }
  }

  /** The migration that a file of that name and text is. */
  static Migration of(String fileName, String text) {
    Matcher name = FILE_NAME.matcher(fileName);
    if (!name.matches()) {
      throw new IllegalArgumentException("not a name like V001__what_it_does.sql: " + fileName);
    }
    return new Migration(Integer.parseInt(name.group(1)), fileName, statements(text));
  }

  /** Splits SQL at each semicolon that ends a line; whole lines of comment are left out. */
  static List<String> statements(String text) {
    StringBuilder sql = new StringBuilder();
    text.lines()
        .filter(line -> !line.stripLeading().startsWith("--"))
        .forEach(line -> sql.append(line.stripTrailing()).append('\n'));
    return Pattern.compile(";\n")
        .splitAsStream(sql)
        .map(String::strip)
        .filter(statement -> !statement.isEmpty())
        .toList();
  }

  /** The same for the same statements; comments may be improved. */
  String checksum() {
    try {
      byte[] content = String.join(";\n", statements).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
