package io.trackway.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Rows of one kind. They are only ever added, so a moment is how many there were. */
final class Table<R> {

  private final Function<R, List<Object>> keys;
  private final List<R> rows = new ArrayList<>();
  private final Map<Object, List<Integer>> places = new HashMap<>();

  /**
   * A table without rows.
   *
   * @param keys by which its rows are looked up
   */
  Table(Function<R, List<Object>> keys) {
    this.keys = keys;
  }

  void add(R row) {
    for (Object key : keys.apply(row)) {
      places.computeIfAbsent(key, absent -> new ArrayList<>()).add(rows.size());
    }
    rows.add(row);
  }

  List<R> rows() {
    return List.copyOf(rows);
  }

  /** The table as it is now, to which rows may be added that nobody else sees yet. */
  View view() {
    return new View(new Table<>(keys));
  }

  private Stream<R> find(Object key, int size) {
    return places.getOrDefault(key, List.of()).stream()
        .takeWhile(place -> place < size)
        .map(rows::get);
  }

  /** What one transaction sees of the table: what there was when it began, and its own rows. */
  final class View {
    private final int size = rows.size();
    private final Table<R> own;

    private View(Table<R> own) {
      this.own = own;
    }

    void add(R row) {
      own.add(row);
    }

    Stream<R> find(Object key) {
      return Stream.concat(Table.this.find(key, size), own.find(key, own.rows.size()));
    }

    /** How many rows it has added. */
    int added() {
      return own.rows.size();
    }

    /** Shows its rows to everyone. */
    void commit() {
      own.rows.forEach(Table.this::add);
    }
  }
}
