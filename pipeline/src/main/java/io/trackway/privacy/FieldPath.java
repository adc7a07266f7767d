package io.trackway.privacy;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a value stands in an event, such as {@code user_id} or {@code context.traits.email}.
 *
 * <p>Lists on the way are gone through: {@code properties.products.price} is the price of each
 * product. A name that has a dot itself cannot be reached.
 */
record FieldPath(String root, List<String> names) {

  static final String PROPERTIES = "properties";
  static final String CONTEXT = "context";
  static final String REQUEST = "request";

  private static final Set<String> IDS =
      Set.of("user_id", "anonymous_id", "previous_id", "group_id");

  private static final Set<String> OBJECTS = Set.of(PROPERTIES, CONTEXT, REQUEST);

  FieldPath {
    names = List.copyOf(names);
  }

  /** Reads such a text; nothing where it names no field that may be changed. */
  static Optional<FieldPath> of(String text) {
    List<String> parts = List.of(text.strip().split("\\.", -1));
    FieldPath path = new FieldPath(parts.getFirst(), parts.subList(1, parts.size()));
    boolean known = path.names.isEmpty() ? IDS.contains(path.root) : OBJECTS.contains(path.root);
    return known && path.names.stream().noneMatch(String::isBlank)
        ? Optional.of(path)
        : Optional.empty();
  }
}
