package io.trackway.liveplan;

import io.trackway.event.Limits;
import io.trackway.live.Funnel;
import io.trackway.live.Funnel.Order;
import io.trackway.live.Funnel.Property;
import io.trackway.live.Funnel.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a funnel. */
final class FunnelReader {

  /** As long as days are counted for funnels. */
  static final int WINDOW_DAYS_MAX = 90;

  static final int PROPERTIES_MAX = 10;

  private static final int TEXT_CHARACTERS_MAX = 255;
  private static final String NAME = "name";
  private static final String WINDOW = "window";
  private static final String ORDER = "order";
  private static final String STEPS = "steps";
  private static final String EVENT = "event";
  private static final String WHERE = "where";

  private static final Pattern PATH = Pattern.compile("[^.]+(\\.[^.]+)*");

  private FunnelReader() {}

  /** The funnel, where it could be made out; what is wrong is told to the entry. */
  static Optional<Funnel> read(Entry entry) {
    Map<String, Entry> fields = entry.fields(List.of(NAME, WINDOW, ORDER, STEPS));
    Optional<String> name = PlanReader.name(fields.get(NAME), entry);
    Optional<Duration> window = window(fields.get(WINDOW), entry);
    Order order = order(fields.get(ORDER));
    List<Step> steps = steps(fields.get(STEPS), entry);
    return name.isPresent() && window.isPresent()
        ? Optional.of(new Funnel(name.get(), steps, window.get(), order))
        : Optional.empty();
  }

  private static Optional<Duration> window(@Nullable Entry window, Entry funnel) {
    if (window == null) {
      funnel.problem("has no window, such as 7 days");
      return Optional.empty();
    }
    return window.span(WINDOW_DAYS_MAX);
  }

  private static Order order(@Nullable Entry order) {
    Optional<String> text = order == null ? Optional.of("strict") : order.text();
    if (order != null && text.isPresent() && !Set.of("strict", "loose").contains(text.get())) {
      order.problem("must be strict or loose");
    }
    return text.equals(Optional.of("loose")) ? Order.LOOSE : Order.STRICT;
  }

  private static List<Step> steps(@Nullable Entry list, Entry funnel) {
    if (list == null) {
      funnel.problem("has no steps");
      return List.of();
    }
    List<Step> steps = new ArrayList<>();
    for (Entry step : list.items(1, Limits.FUNNEL_STEPS_MAX)) {
      Map<String, Entry> fields = step.fields(List.of(EVENT, WHERE));
      @Nullable Entry event = fields.get(EVENT);
      @Nullable Entry where = fields.get(WHERE);
      if (event == null) {
        step.problem("has no event");
      } else {
        steps.add(
            new Step(PlanReader.eventNames(event), where == null ? List.of() : properties(where)));
      }
    }
    return steps;
  }

  private static List<Property> properties(Entry where) {
    List<Property> properties = new ArrayList<>();
    Map<String, Entry> fields = where.fields();
    if (fields.isEmpty() || fields.size() > PROPERTIES_MAX) {
      where.problem("must have 1 to " + PROPERTIES_MAX + " properties");
    }
    fields.forEach(
        (path, value) -> {
          if (path.length() > TEXT_CHARACTERS_MAX || !PATH.matcher(path).matches()) {
            value.problem(
                "must be at a path of 1 to %d characters, with a dot between two names"
                    .formatted(TEXT_CHARACTERS_MAX));
          }
          value
              .text(TEXT_CHARACTERS_MAX)
              .ifPresent(text -> properties.add(new Property(path, text)));
        });
    return properties;
  }
}
