package io.trackway.local.demo.check;

import java.util.List;

/**
 * One row of a result.
 *
 * @param values as text; NULL is empty
 */
public record Row(List<String> values) {

  public Row {
    values = List.copyOf(values);
  }

  public String text(int column) {
    return values.get(column);
  }

  public long number(int column) {
    return Long.parseLong(values.get(column));
  }
}
