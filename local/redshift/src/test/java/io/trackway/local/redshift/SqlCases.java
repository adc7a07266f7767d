package io.trackway.local.redshift;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Tables of SQL in text files: a statement over some lines, then an arrow and what it gives. */
public final class SqlCases {
  private static final String ARROW = "=>";

  private SqlCases() {}

  public static Stream<Arguments> of(String file) {
    List<Arguments> cases = new ArrayList<>();
    StringBuilder sql = new StringBuilder();
    for (String line : text(file).split("\n", -1)) {
      if (line.startsWith(ARROW)) {
        String expected = line.substring(ARROW.length()).strip().replace("\\n", "\n");
        cases.add(Arguments.of(sql.toString().strip(), expected));
        sql.setLength(0);
      } else {
        sql.append(line).append('\n');
      }
    }
    return cases.stream();
  }

  private static String text(String file) {
    try (InputStream input = Objects.requireNonNull(SqlCases.class.getResourceAsStream(file))) {
      return new String(input.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
