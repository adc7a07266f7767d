package io.trackway.local.template;

import io.trackway.local.template.Value.Fields;
import io.trackway.local.template.Value.Items;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the template says for all functions at once. */
final class Globals {

  private final Value functions;

  private Globals(Value functions) {
    this.functions = functions;
  }

  static Globals none() {
    return new Globals(new Value.Nothing());
  }

  static Globals read(Section globals) {
    return globals.read(it -> new Globals(it.raw("Function").orElse(new Value.Nothing())));
  }

  Value function(Value own) {
    return merged(functions, own);
  }

  /** Maps are united, lists joined, and of everything else the function's own wins. */
  private static Value merged(Value global, Value own) {
    if (global instanceof Fields(Map<String, Value> all)
        && own instanceof Fields(Map<String, Value> mine)) {
      Map<String, Value> merged = new LinkedHashMap<>(all);
      mine.forEach(
          (key, value) ->
              merged.put(key, merged(all.getOrDefault(key, new Value.Nothing()), value)));
      return new Fields(merged);
    }
    if (global instanceof Items(List<Value> all) && own instanceof Items(List<Value> mine)) {
      List<Value> joined = new ArrayList<>(all);
      joined.addAll(mine);
      return new Items(joined);
    }
    return own;
  }
}
