package io.trackway.liveplan;

import io.trackway.event.Limits;
import io.trackway.live.Segment;
import io.trackway.live.Segment.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a segment. */
final class SegmentReader {

  static final int CONDITIONS_MAX = 10;
  static final int AGE_DAYS_MAX = 365;
  static final long TIMES_MAX = 1_000_000_000;

  private static final int TEXT_CHARACTERS_MAX = 255;
  private static final String NAME = "name";
  private static final String ALL = "all";
  private static final String AT_LEAST = "at_least";
  private static final String AT_MOST = "at_most";
  private static final String IS = "is";

  /** What a condition may be about; each has its field, and others beside it. */
  private enum Kind {
    DONE("done"),
    SEEN_WITHIN("seen_within"),
    NOT_SEEN_FOR("not_seen_for"),
    TRAIT("trait");

    private final String field;

    Kind(String field) {
      this.field = field;
    }

    List<String> others() {
      return switch (this) {
        case DONE -> List.of(AT_LEAST, AT_MOST);
        case TRAIT -> List.of(IS);
        case SEEN_WITHIN, NOT_SEEN_FOR -> List.of();
      };
    }

    Stream<String> fields() {
      return Stream.concat(Stream.of(field), others().stream());
    }
  }

  private SegmentReader() {}

  /** The segment, where it could be made out; what is wrong is told to the entry. */
  static Optional<Segment> read(Entry entry) {
    Map<String, Entry> fields = entry.fields(List.of(NAME, ALL));
    Optional<String> name = PlanReader.name(fields.get(NAME), entry);
    @Nullable Entry all = fields.get(ALL);
    List<Condition> conditions = new ArrayList<>();
    if (all == null) {
      entry.problem("has no conditions, as a list in all");
    } else {
      all.items(1, CONDITIONS_MAX).forEach(it -> condition(it).ifPresent(conditions::add));
    }
    return name.map(it -> new Segment(it, conditions));
  }

  private static Optional<? extends Condition> condition(Entry entry) {
    Map<String, Entry> fields =
        entry.fields(Stream.of(Kind.values()).flatMap(Kind::fields).toList());
    List<Kind> kinds =
        Stream.of(Kind.values()).filter(kind -> fields.containsKey(kind.field)).toList();
    @Nullable Entry value = kinds.size() == 1 ? fields.get(kinds.getFirst().field) : null;
    if (value == null) {
      entry.problem(
          "must have one of "
              + Stream.of(Kind.values()).map(kind -> kind.field).collect(Collectors.joining(", ")));
      return Optional.empty();
    }
    Kind kind = kinds.getFirst();
    refuseOthers(fields, kind);
    return switch (kind) {
      case DONE -> done(value, fields);
      case SEEN_WITHIN -> value.span(AGE_DAYS_MAX).map(Condition.SeenWithin::new);
      case NOT_SEEN_FOR -> value.span(AGE_DAYS_MAX).map(Condition.NotSeenFor::new);
      case TRAIT -> trait(value, fields);
    };
  }

  /** Those that belong to another kind; unknown ones have been told of. */
  private static void refuseOthers(Map<String, Entry> fields, Kind kind) {
    for (Kind other : Kind.values()) {
      for (String name : other.others()) {
        @Nullable Entry field = fields.get(name);
        if (other != kind && field != null) {
          field.problem("does not belong to " + kind.field);
        }
      }
    }
  }

  private static Optional<Condition> done(Entry event, Map<String, Entry> fields) {
    Optional<String> name = event.text(Limits.NAME_CHARACTERS_MAX);
    @Nullable Entry atLeast = fields.get(AT_LEAST);
    @Nullable Entry atMost = fields.get(AT_MOST);
    OptionalLong least = atLeast == null ? OptionalLong.empty() : atLeast.wholeNumber(1, TIMES_MAX);
    OptionalLong most = atMost == null ? OptionalLong.empty() : atMost.wholeNumber(0, TIMES_MAX);
    if (atMost != null && most.isPresent() && least.orElse(0) > most.getAsLong()) {
      atMost.problem("must not be less than at_least");
    }
    // Without any number it is to have been done at all.
    long standard = atLeast == null && atMost == null ? 1 : 0;
    return name.map(
        it -> new Condition.Done(it, least.orElse(standard), most.orElse(Long.MAX_VALUE)));
  }

  private static Optional<Condition> trait(Entry trait, Map<String, Entry> fields) {
    Optional<String> name = trait.text(TEXT_CHARACTERS_MAX);
    @Nullable Entry is = fields.get(IS);
    if (is == null) {
      trait.problem("needs is, the value that the trait must have");
      return Optional.empty();
    }
    Optional<String> value = is.text(TEXT_CHARACTERS_MAX);
    return name.isPresent() && value.isPresent()
        ? Optional.of(new Condition.TraitIs(name.get(), value.get()))
        : Optional.empty();
  }
}
