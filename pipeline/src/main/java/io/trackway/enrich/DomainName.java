package io.trackway.enrich;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A host as far as its owner shows in it.
 *
 * <p>What may be registered under which ending is a long list that changes. Enough of it for
 * telling visitors' ways is one rule: the last label is the ending, or the last two where they are
 * of the form {@code co.uk}.
 *
 * @param ending such as {@code de} or {@code co.uk}; empty for an address or a name of one label
 * @param labels what stands before it
 */
record DomainName(List<String> labels, String ending) {

  /** What registries of countries sell names below. */
  private static final Set<String> SECOND_LEVELS =
      Set.of("ac", "co", "com", "edu", "gob", "gov", "gv", "ne", "net", "or", "org");

  private static final int COUNTRY_CHARACTERS = 2;

  static DomainName of(String host) {
    List<String> labels = List.of(host.split("\\.", -1));
    int count = labels.size();
    String last = labels.getLast();
    if (count == 1 || host.startsWith("[") || last.isEmpty() || Character.isDigit(last.charAt(0))) {
      return new DomainName(List.of(host), "");
    }
    boolean isPair =
        count > 2
            && last.length() == COUNTRY_CHARACTERS
            && SECOND_LEVELS.contains(labels.get(count - 2));
    int cut = count - (isPair ? 2 : 1);
    return new DomainName(labels.subList(0, cut), String.join(".", labels.subList(cut, count)));
  }

  /** What its owner has registered, such as {@code example.co.uk}; an address is its own. */
  String registered() {
    return ending.isEmpty() ? labels.getLast() : labels.getLast() + "." + ending;
  }

  /** The names that stand for it in a table, the narrowest first; a star is any ending. */
  List<String> patterns() {
    List<String> patterns = new ArrayList<>();
    for (int from = 0; from < labels.size(); from++) {
      String name = String.join(".", labels.subList(from, labels.size()));
      patterns.add(ending.isEmpty() ? name : name + "." + ending);
      patterns.add(name + ".*");
    }
    return patterns;
  }
}
