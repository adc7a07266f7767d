package io.trackway.function.load;

import static java.util.stream.Collectors.joining;

import io.trackway.load.RowSize;
import java.util.List;

/** Rows as lists of literals, in the order of their stage's columns. */
final class RedshiftRows {

  /** Parentheses, a comma and a line end. */
  private static final int AROUND_BYTES = 4;

  /** How large a row is in a statement. */
  static final RowSize SIZE = row -> bytes(StageRows.cells(row));

  private RedshiftRows() {}

  static String of(List<Cell> row) {
    return row.stream().map(RedshiftRows::literal).collect(joining(",", "(", ")"));
  }

  private static String literal(Cell cell) {
    return switch (cell) {
      case Cell.Text text -> Literal.of(text.value());
      case Cell.Json json -> Literal.of(json.value());
      case Cell.Time time -> Literal.of(time.value());
      case Cell.Flag flag -> Literal.of(flag.value());
    };
  }

  static int bytes(List<Cell> row) {
    return AROUND_BYTES + row.stream().mapToInt(cell -> bytes(cell) + ",".length()).sum();
  }

  private static int bytes(Cell cell) {
    return switch (cell) {
      case Cell.Text text -> Literal.bytes(text.value());
      case Cell.Json json -> Literal.bytes(json.value());
      case Cell.Time time -> Literal.bytes(time.value());
      case Cell.Flag flag -> Literal.of(flag.value()).length();
    };
  }
}
