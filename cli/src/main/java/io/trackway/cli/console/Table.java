package io.trackway.cli.console;

import java.util.ArrayList;
import java.util.List;

/** Rows of text in aligned columns, numbers to the right, and what stands above them too. */
public final class Table {

  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  /** Adds a row. */
  public Table row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /** The rows as lines, each indented by two spaces. */
  public List<String> lines() {
    return rows.stream().map(this::line).toList();
  }

  private String line(List<String> row) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      String cell = row.get(column);
      String padding = " ".repeat(width(column) - cell.length());
      line.append(GAP).append(isRight(row, column) ? padding + cell : cell + padding);
    }
    return line.toString().stripTrailing();
  }

  private boolean isRight(List<String> row, int column) {
    boolean isHead = row == rows.getFirst() && rows.size() > 1;
    return isNumber(row.get(column)) || (isHead && hasOnlyNumbersBelow(column));
  }

  private boolean hasOnlyNumbersBelow(int column) {
    return rows.stream()
        .skip(1)
        .filter(row -> row.size() > column)
        .allMatch(row -> isNumber(row.get(column)));
  }

  private static boolean isNumber(String cell) {
    return cell.matches("[0-9][0-9,]*");
  }

  private int width(int column) {
    return rows.stream()
        .filter(row -> row.size() > column)
        .mapToInt(row -> row.get(column).length())
        .max()
        .orElse(0);
  }
}
