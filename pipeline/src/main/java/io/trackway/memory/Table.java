package io.trackway.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rows of one kind, in the order in which they were added. */
final class Table<R> {

  private final Function<R, List<Object>> keys;
  private final List<R> rows = new ArrayList<>();
  private final Map<Object, List<Integer>> places = new HashMap<>();
  private final Set<Integer> removed = new HashSet<>();

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
    return remaining().toList();
  }

  /** The table as it is now, to which rows may be added that nobody else sees yet. */
  View view() {
    return new View(new Table<>(keys));
  }

  private Stream<R> remaining() {
    return IntStream.range(0, rows.size())
        .filter(place -> !removed.contains(place))
        .mapToObj(rows::get);
  }

  private Stream<Integer> places(Object key) {
    return places.getOrDefault(key, List.of()).stream().filter(place -> !removed.contains(place));
  }

  /** What one transaction sees of the table: what there was when it began, and its own rows. */
  final class View {
    private final int size = rows.size();
    private final Table<R> own;
    private final Set<Integer> removing = new HashSet<>();

    private View(Table<R> own) {
      this.own = own;
    }

    void add(R row) {
      own.add(row);
    }

    void remove(Object key) {
      places(key).forEach(removing::add);
      own.places(key).forEach(own.removed::add);
    }

    Stream<R> find(Object key) {
      return Stream.concat(
          places(key).filter(place -> place < size && !removing.contains(place)).map(rows::get),
          own.places(key).map(own.rows::get));
    }

    List<R> added() {
      return own.rows();
    }

    /** How many rows it has added, removed ones included. */
    int insertions() {
      return own.rows.size();
    }

    /** Shows everyone what it did. */
    void commit() {
      removed.addAll(removing);
      own.remaining().forEach(Table.this::add);
    }
  }
}
