package io.trackway.function.load;

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
    StringBuilder sql = new StringBuilder();
    append(sql, row);
    return sql.toString();
  }

  /** The same behind what is there already. */
  static void append(StringBuilder sql, List<Cell> row) {
    char before = '(';
    for (Cell cell : row) {
      sql.append(before);
      append(sql, cell);
      before = ',';
    }
    sql.append(')');
  }

  private static void append(StringBuilder sql, Cell cell) {
    switch (cell) {
      case Cell.Text text -> Literal.append(sql, text.value());
      case Cell.Json json -> Literal.append(sql, json.value());
      case Cell.Time time -> sql.append(Literal.of(time.value()));
      case Cell.Flag flag -> sql.append(Literal.of(flag.value()));
    }
  }

  static int bytes(List<Cell> row) {
    int bytes = AROUND_BYTES;
    for (Cell cell : row) {
      bytes += bytes(cell) + ",".length();
    }
    return bytes;
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
