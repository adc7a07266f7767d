package io.trackway.cli.plan;

import io.trackway.event.Violation;
import io.trackway.plan.Finding;
import io.trackway.plan.Handling;
import io.trackway.plan.SourceRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What a plan would do to the events seen so far, in bounded memory. */
final class CheckTally {

  /** Event names that are told apart. */
  static final int NAMES_MAX = 1_000;

  /** Violations that are told apart. */
  static final int VIOLATIONS_MAX = 10_000;

  /** Counts what comes after these. */
  static final String OTHER_NAMES = "(other names)";

  private final SourceRule rule;
  private final Map<String, Fates> byName = new HashMap<>();
  private final Map<Violation, Occurrences> violations = new HashMap<>();
  private final Map<String, Occurrences> notTaken = new HashMap<>();
  private final Map<String, String> notTakenMessages = new HashMap<>();
  private long moreViolations;
  private Fates total = Fates.NONE;

  /** What became of events; each is counted once. */
  record Fates(long conforming, long flagged, long rejected, long unknown) {

    static final Fates NONE = new Fates(0, 0, 0, 0);

    long events() {
      return conforming + flagged + rejected + unknown;
    }
  }

  /**
   * How often something was found.
   *
   * @param firstLine the number of the first line
   */
  record Occurrences(long events, long firstLine) {

    private Occurrences and(Occurrences other) {
      return new Occurrences(events + other.events, firstLine);
    }
  }

  CheckTally(SourceRule rule) {
    this.rule = rule;
  }

  /** Counts an event that the endpoint would take. */
  void event(long line, String name, Finding finding) {
    switch (finding) {
      case Finding.Conforming() ->
          count(
              name,
              it -> new Fates(it.conforming() + 1, it.flagged(), it.rejected(), it.unknown()));
      case Finding.Violating(List<Violation> found, int more) -> {
        moreViolations += more;
        handle(line, name, rule.violations(), found);
      }
      case Finding.Unknown(Violation violation) ->
          handle(line, name, rule.unknownEvents(), List.of(violation));
    }
  }

  private void handle(long line, String name, Handling handling, List<Violation> found) {
    switch (handling) {
      case ALLOW ->
          count(
              name,
              it -> new Fates(it.conforming(), it.flagged(), it.rejected(), it.unknown() + 1));
      case FLAG ->
          count(
              name,
              it -> new Fates(it.conforming(), it.flagged() + 1, it.rejected(), it.unknown()));
      case REJECT ->
          count(
              name,
              it -> new Fates(it.conforming(), it.flagged(), it.rejected() + 1, it.unknown()));
    }
    if (handling != Handling.ALLOW) {
      found.stream().map(CheckTally::anyElement).distinct().forEach(it -> note(line, it));
    }
  }

  private void count(String name, UnaryOperator<Fates> oneMore) {
    boolean hasRoom = byName.size() < NAMES_MAX || byName.containsKey(name);
    byName.merge(
        hasRoom ? name : OTHER_NAMES,
        oneMore.apply(Fates.NONE),
        (known, _) -> oneMore.apply(known));
    total = oneMore.apply(total);
  }

  private void note(long line, Violation violation) {
    if (violations.size() < VIOLATIONS_MAX || violations.containsKey(violation)) {
      violations.merge(violation, new Occurrences(1, line), Occurrences::and);
    } else {
      moreViolations++;
    }
  }

  /** The elements of a list have one schema, so that their violations are one. */
  private static Violation anyElement(Violation violation) {
    return new Violation(
        violation.schema(),
        violation.path().replaceAll("/[0-9]+(?=/|$)", "/*"),
        violation.message());
  }

  /** Counts a line that the endpoint would reject whatever the plan. */
  void notTaken(long line, String code, String message) {
    notTaken.merge(code, new Occurrences(1, line), Occurrences::and);
    notTakenMessages.putIfAbsent(code, message);
  }

  /** All events that the endpoint would take. */
  Fates total() {
    return total;
  }

  /** Lines of any kind that were counted. */
  long lines() {
    return total.events() + notTakenCount();
  }

  /** Lines that the endpoint would reject. */
  long notTakenCount() {
    return notTaken.values().stream().mapToLong(Occurrences::events).sum();
  }

  /** Whether anything would be rejected, by the endpoint or by the plan. */
  boolean rejects() {
    return total.rejected() > 0 || !notTaken.isEmpty();
  }

  /** Violations beyond those that are told apart. */
  long moreViolations() {
    return moreViolations;
  }

  /** By event name, those first of which most is not let through as it is. */
  List<Map.Entry<String, Fates>> names() {
    List<Map.Entry<String, Fates>> names = new ArrayList<>(byName.entrySet());
    names.sort(
        Comparator.comparingLong((Map.Entry<String, Fates> it) -> -it.getValue().rejected())
            .thenComparingLong(it -> -it.getValue().flagged())
            .thenComparingLong(it -> -it.getValue().events())
            .thenComparing(Map.Entry::getKey));
    return names;
  }

  /** The most frequent first. */
  List<Map.Entry<Violation, Occurrences>> violations() {
    return sorted(violations);
  }

  /** Codes of the endpoint, the most frequent first. */
  List<Map.Entry<String, Occurrences>> notTaken() {
    return sorted(notTaken);
  }

  /** The message of the first line with that code. */
  String message(String code) {
    return notTakenMessages.getOrDefault(code, "");
  }

  private static <K> List<Map.Entry<K, Occurrences>> sorted(Map<K, Occurrences> map) {
    List<Map.Entry<K, Occurrences>> entries = new ArrayList<>(map.entrySet());
    entries.sort(
        Comparator.comparingLong((Map.Entry<K, Occurrences> it) -> -it.getValue().events())
            .thenComparingLong(it -> it.getValue().firstLine())
            .thenComparing(it -> it.getKey().toString()));
    return entries;
  }
}
