package io.trackway.liveplan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A part of a plan and where it stands.
 *
 * @param problems gets what is wrong when it is asked for something that it is not
 */
record Entry(Node node, String pointer, List<Problem> problems) {

  private static final Pattern JSON_NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
  private static final Pattern WHOLE_NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");
  private static final Pattern SPAN = Pattern.compile("([1-9][0-9]{0,6}) (minute|hour|day)s?");
  private static final Set<String> TRUTH_VALUES = Set.of("true", "false");
  private static final Set<Tag> TAGS =
      Set.of(Tag.MAP, Tag.SEQ, Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP);

  /** Notes that something is wrong here. */
  void problem(String message) {
    problems.add(new Problem(node.getStartMark().getLine() + 1, pointer, message));
  }

  /** The fields of an object, of which none may stand there twice. */
  Map<String, Entry> fields() {
    Map<String, Entry> fields = new LinkedHashMap<>();
    if (!(node instanceof MappingNode mapping) || isTagged()) {
      problem("must be an object");
      return fields;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      Optional<String> name = new Entry(tuple.getKeyNode(), pointer, problems).text();
      if (name.isPresent()) {
        Entry field = new Entry(tuple.getValueNode(), child(name.get()), problems);
        if (fields.putIfAbsent(name.get(), field) != null) {
          new Entry(tuple.getKeyNode(), field.pointer, problems).problem("stands there twice");
        }
      }
    }
    return fields;
  }

  /** The same of an object that has no other fields than these. */
  Map<String, Entry> fields(List<String> known) {
    Map<String, Entry> fields = fields();
    fields.forEach(
        (name, field) -> {
          if (!known.contains(name)) {
            field.problem(Spelling.unknown(name, known));
          }
        });
    return fields;
  }

  /** The items of a list that has as many. */
  List<Entry> items(int min, int max) {
    if (!(node instanceof SequenceNode sequence) || isTagged()) {
      problem("must be a list");
      return List.of();
    }
    List<Entry> items = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      items.add(new Entry(item, child(Integer.toString(items.size())), problems));
    }
    if (items.size() < min || items.size() > max) {
      problem("must have %d to %d entries; it has %d".formatted(min, max, items.size()));
      return List.of();
    }
    return items;
  }

  boolean isList() {
    return node instanceof SequenceNode;
  }

  /**
   * A text, a number or a truth value as it would stand in JSON, in which a text has no quotes
   * here. What YAML 1.1 takes for something else than it looks like must be quoted.
   */
  Optional<String> text() {
    if (!(node instanceof ScalarNode scalar) || isTagged()) {
      problem("must be a text, a number, true or false");
      return Optional.empty();
    }
    String text = scalar.getValue();
    Tag tag = scalar.getTag();
    if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
      return Optional.of(text);
    }
    if (tag.equals(Tag.NULL)) {
      problem("must not be empty");
      return Optional.empty();
    }
    boolean isTruthValue = tag.equals(Tag.BOOL);
    boolean isNumber = tag.equals(Tag.INT) || tag.equals(Tag.FLOAT);
    if ((isTruthValue && !TRUTH_VALUES.contains(text))
        || (isNumber && !JSON_NUMBER.matcher(text).matches())) {
      problem(
          "must be in quotes where it is the text %s, since YAML takes it for a %s"
              .formatted(text, isTruthValue ? "truth value" : "number"));
      return Optional.empty();
    }
    return Optional.of(text);
  }

  /** A text that is not empty and not longer than that. */
  Optional<String> text(int charactersMax) {
    Optional<String> text = text();
    if (text.isPresent() && (text.get().isEmpty() || text.get().length() > charactersMax)) {
      problem("must have 1 to %,d characters".formatted(charactersMax));
      return Optional.empty();
    }
    return text;
  }

  /** A span of time from a minute to that many days. */
  Optional<Duration> span(int daysMax) {
    Optional<String> text = text();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Matcher span = SPAN.matcher(text.get());
    if (span.matches()) {
      long count = Long.parseLong(span.group(1));
      Duration duration =
          switch (span.group(2)) {
            case "minute" -> Duration.ofMinutes(count);
            case "hour" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
          };
      if (duration.compareTo(Duration.ofDays(daysMax)) <= 0) {
        return Optional.of(duration);
      }
    }
    problem("must be a number of minutes, hours or days, from 1 minute to " + daysMax + " days");
    return Optional.empty();
  }

  /** A whole number in that range. */
  OptionalLong wholeNumber(long min, long max) {
    Optional<String> text = text();
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    if (WHOLE_NUMBER.matcher(text.get()).matches()) {
      long number = Long.parseLong(text.get());
      if (number >= min && number <= max) {
        return OptionalLong.of(number);
      }
    }
    problem("must be a whole number from %,d to %,d".formatted(min, max));
    return OptionalLong.empty();
  }

  private boolean isTagged() {
    return !TAGS.contains(node.getTag());
  }

  private String child(String name) {
    return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
  }
}
