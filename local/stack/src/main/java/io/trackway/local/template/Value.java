package io.trackway.local.template;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A piece of a template, before or after its functions are worked out.
 *
 * <p>Scalars are text, as CloudFormation passes them on; a function is fields with one key, {@code
 * Ref} or {@code Fn::...}, in whichever form it is written.
 */
sealed interface Value {

  /** A string, a number or a boolean, as written. */
  record Text(String text) implements Value {}

  /** A list. */
  record Items(List<Value> items) implements Value {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** A mapping, in the order written. */
  record Fields(Map<String, Value> fields) implements Value {
    public Fields {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
  }

  /** Nothing: an empty value, or {@code AWS::NoValue}, which takes away what it is the value of. */
  record Nothing() implements Value {}

  /** As JSON writers take it. */
  default Object plain() {
    return switch (this) {
      case Text it -> it.text();
      case Items it -> {
        List<Object> plain = new ArrayList<>();
        it.items().forEach(item -> plain.add(item.plain()));
        yield plain;
      }
      case Fields it -> {
        Map<String, Object> plain = new LinkedHashMap<>();
        it.fields().forEach((key, value) -> plain.put(key, value.plain()));
        yield plain;
      }
      case Nothing _ -> "";
    };
  }
}
