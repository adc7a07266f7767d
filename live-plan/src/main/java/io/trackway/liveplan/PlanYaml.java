package io.trackway.liveplan;

import java.io.StringReader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.nodes.Node;

/** Text as a tree of YAML nodes, of which nothing is made that the text does not spell out. */
final class PlanYaml {

  private static final int DEPTH_MAX = 20;

  private PlanYaml() {}

  /**
   * The tree's root.
   *
   * @param problems gets what keeps the text from being one
   * @return null where it is none, and where it says nothing
   */
  static @Nullable Node root(String text, List<Problem> problems) {
    try {
      return isPlain(text, problems) ? yaml().compose(new StringReader(text)) : null;
    } catch (MarkedYAMLException malformed) {
      int line = malformed.getProblemMark() == null ? 0 : malformed.getProblemMark().getLine() + 1;
      problems.add(new Problem(line, "", "is not YAML: " + malformed.getProblem()));
      return null;
    } catch (YAMLException malformed) {
      problems.add(new Problem(0, "", "is not YAML: " + malformed.getMessage()));
      return null;
    }
  }

  /** Whether nothing in it could make a tree that is larger or deeper than a plan. */
  private static boolean isPlain(String text, List<Problem> problems) {
    int depth = 0;
    for (Event event : yaml().parse(new StringReader(text))) {
      int line = event.getStartMark().getLine() + 1;
      // An alias could repeat a part any number of times, or hold itself.
      if (event instanceof NodeEvent it && it.getAnchor() != null) {
        problems.add(new Problem(line, "", "has an anchor or an alias: spell it out"));
        return false;
      }
      depth += event instanceof CollectionStartEvent ? 1 : 0;
      depth -= event instanceof CollectionEndEvent ? 1 : 0;
      if (depth > DEPTH_MAX) {
        problems.add(new Problem(line, "", "has more than " + DEPTH_MAX + " levels"));
        return false;
      }
    }
    return true;
  }

  private static Yaml yaml() {
    return new Yaml(new LoaderOptions());
  }
}
