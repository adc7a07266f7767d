package io.trackway.live;

import io.trackway.event.CleanEvent;
import io.trackway.event.Details;
import io.trackway.event.Event;
import io.trackway.event.EventType;
import io.trackway.event.JsonValues;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tells what is to be remembered of an event. */
final class Remembering {

  private static final Set<String> CONTEXT_OBJECTS = Set.of("page", "os");
  private static final Set<String> ENRICHMENT_OBJECTS = Set.of("os");

  private final LivePlan plan;
  private final Map<String, Funnel> funnels = new LinkedHashMap<>();
  private final Set<String> stepEvents = new HashSet<>();
  private final Set<String> opened = new HashSet<>();

  Remembering(LivePlan plan) {
    this.plan = plan;
    for (Funnel funnel : plan.funnels()) {
      funnels.put(DeclarationKey.of(funnel), funnel);
      for (Funnel.Step step : funnel.steps()) {
        stepEvents.addAll(step.events());
        step.where().forEach(property -> opened.add(property.path().split("\\.", 2)[0]));
      }
    }
  }

  /**
   * Whether a program did it, which is nobody's history; the warehouse's views leave it out too.
   */
  static boolean isBot(CleanEvent clean) {
    return JsonValues.read(clean.enrichment(), ENRICHMENT_OBJECTS).flag("bot").orElse(false);
  }

  /** The history of somebody who did nothing else. */
  History of(CleanEvent clean) {
    Event event = clean.event();
    Moment moment = Moment.of(clean);
    Instant at = moment.at();
    String name = event.action().name();
    EventType type = event.action().type();
    String group = event.identity().groupId();
    return new History(
        new History.Activity(1, new TreeMap<>(Map.of(name, 1L)), at, at, List.of(new Span(at, at))),
        new History.Particulars(
            type == EventType.IDENTIFY ? traits(event, moment) : Map.of(),
            group == null ? null : new Latest(group, moment),
            page(event, moment),
            plan.appOpens().contains(name) ? Map.of(platform(clean), at) : Map.of()),
        stepEvents.contains(name) ? steps(event, moment) : Map.of(),
        List.of(new Recent(moment, type.text(), name)));
  }

  private static String platform(CleanEvent clean) {
    return JsonValues.read(clean.event().details().context(), CONTEXT_OBJECTS)
        .text("os.name")
        .or(() -> JsonValues.read(clean.enrichment(), ENRICHMENT_OBJECTS).text("os.name"))
        .orElseGet(() -> clean.event().key().source().name());
  }

  private static Map<String, Latest> traits(Event event, Moment moment) {
    Map<String, Latest> traits = new HashMap<>();
    LiveJson.members(event.details().properties())
        .forEach((name, json) -> traits.put(name, new Latest(json, moment)));
    return traits;
  }

  private static @Nullable Latest page(Event event, Moment moment) {
    Details details = event.details();
    return switch (event.action().type()) {
      case PAGE -> {
        JsonValues context = JsonValues.read(details.context(), CONTEXT_OBJECTS);
        JsonValues properties = JsonValues.read(details.properties(), Set.of());
        Map<String, String> page = new TreeMap<>();
        put(page, "name", Optional.of(event.action().name()));
        put(page, "url", context.text("page.url").or(() -> properties.text("url")));
        put(page, "path", context.text("page.path").or(() -> properties.text("path")));
        put(page, "title", context.text("page.title").or(() -> properties.text("title")));
        yield new Latest(LiveJson.object(page), moment);
      }
      case SCREEN -> new Latest(LiveJson.object(Map.of("name", event.action().name())), moment);
      case TRACK, IDENTIFY, GROUP, ALIAS, STRUCTURED, SELF_DESCRIBING -> null;
    };
  }

  private static void put(Map<String, String> page, String name, Optional<String> value) {
    value.ifPresent(
        text ->
            page.put(name, text.substring(0, Math.min(text.length(), Bounds.PAGE_CHARACTERS_MAX))));
  }

  private Map<String, List<NavigableSet<Moment>>> steps(Event event, Moment moment) {
    JsonValues properties = JsonValues.read(event.details().properties(), opened);
    Map<String, List<NavigableSet<Moment>>> found = new HashMap<>();
    funnels.forEach(
        (key, funnel) -> {
          List<NavigableSet<Moment>> steps = new ArrayList<>();
          for (Funnel.Step step : funnel.steps()) {
            steps.add(
                isStep(step, event.action().name(), properties)
                    ? new TreeSet<>(Set.of(moment))
                    : new TreeSet<>());
          }
          if (steps.stream().anyMatch(step -> !step.isEmpty())) {
            found.put(key, steps);
          }
        });
    return found;
  }

  private static boolean isStep(Funnel.Step step, String name, JsonValues properties) {
    return step.events().contains(name)
        && step.where().stream()
            .allMatch(
                property ->
                    properties
                        .text(property.path())
                        .or(() -> properties.flag(property.path()).map(String::valueOf))
                        .filter(property.value()::equals)
                        .isPresent());
  }
}
