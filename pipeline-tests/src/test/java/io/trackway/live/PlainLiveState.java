package io.trackway.live;

import io.trackway.event.CleanEvent;
import io.trackway.event.EventType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What live state must come to, computed from all events at once: sorted, one by one, by the rules
 * as they are documented and without anything that live state is made of.
 */
final class PlainLiveState {

  private final List<CleanEvent> events;

  PlainLiveState(List<CleanEvent> events) {
    this.events =
        events.stream()
            .sorted(
                Comparator.comparing(CleanEvent::occurredAt)
                    .thenComparing(clean -> clean.event().key().id()))
            .toList();
  }

  /** What a person comes to. */
  record Expected(
      long events,
      Map<String, Long> counts,
      Instant firstSeen,
      Instant lastSeen,
      int sessions,
      Map<String, String> traits,
      @Nullable String group,
      @Nullable String page,
      Map<String, Instant> opens,
      List<Instant> reached,
      List<String> recent) {}

  /** All people with what they come to. */
  Map<String, Expected> people(Funnel funnel) {
    Map<String, List<CleanEvent>> byPerson = new TreeMap<>();
    for (CleanEvent clean : events) {
      String person = person(clean);
      if (person != null && !clean.enrichment().text().contains("\"bot\":true")) {
        byPerson.computeIfAbsent(person, _ -> new ArrayList<>()).add(clean);
      }
    }
    Map<String, Expected> people = new TreeMap<>();
    byPerson.forEach((person, theirs) -> people.put(person, expected(theirs, funnel)));
    return people;
  }

  /** How many people have reached each step, by the day of their first one. */
  static Map<LocalDate, List<Long>> days(Map<String, Expected> people, int steps) {
    Map<LocalDate, List<Long>> days = new TreeMap<>();
    for (Expected person : people.values()) {
      if (!person.reached().isEmpty()) {
        LocalDate day = LocalDate.ofInstant(person.reached().getFirst(), ZoneOffset.UTC);
        List<Long> counts = days.computeIfAbsent(day, _ -> new ArrayList<>());
        for (int step = 0; step < steps; step++) {
          long more = step < person.reached().size() ? 1 : 0;
          if (step == counts.size()) {
            counts.add(more);
          } else {
            counts.set(step, counts.get(step) + more);
          }
        }
      }
    }
    return days;
  }

  /** Whom the event counts for. */
  private @Nullable String person(CleanEvent clean) {
    String user = clean.event().identity().userId();
    String device = clean.event().identity().anonymousId();
    String id = user != null ? user : device == null ? null : lastUser(device);
    id = id == null ? device : id;
    return id == null ? null : aliased(aliased(aliased(id)));
  }

  private @Nullable String lastUser(String device) {
    String last = null;
    for (CleanEvent clean : events) {
      if (device.equals(clean.event().identity().anonymousId())
          && clean.event().identity().userId() != null) {
        last = clean.event().identity().userId();
      }
    }
    return last;
  }

  private String aliased(String id) {
    CleanEvent there = lastAlias(id);
    if (there == null) {
      return id;
    }
    String to = Objects.requireNonNull(there.event().identity().userId());
    CleanEvent back = lastAlias(to);
    return back != null
            && id.equals(back.event().identity().userId())
            && events.indexOf(back) > events.indexOf(there)
        ? id
        : to;
  }

  private @Nullable CleanEvent lastAlias(String id) {
    CleanEvent last = null;
    for (CleanEvent clean : events) {
      if (clean.event().action().type() == EventType.ALIAS
          && id.equals(clean.event().identity().previousId())
          && clean.event().identity().userId() != null
          && !id.equals(clean.event().identity().userId())) {
        last = clean;
      }
    }
    return last;
  }

  private static Expected expected(List<CleanEvent> theirs, Funnel funnel) {
    Map<String, Long> counts = new TreeMap<>();
    Map<String, String> traits = new TreeMap<>();
    Map<String, Instant> opens = new TreeMap<>();
    String group = null;
    String page = null;
    Instant before = Instant.MIN;
    Instant lastSeen = theirs.getLast().occurredAt();
    int sessions = 0;
    for (CleanEvent clean : theirs) {
      String name = clean.event().action().name();
      counts.merge(name, 1L, Long::sum);
      if (clean.event().action().type() == EventType.IDENTIFY) {
        LiveJson.members(clean.event().details().properties()).forEach(traits::put);
      }
      if (clean.event().identity().groupId() != null) {
        group = clean.event().identity().groupId();
      }
      if (clean.event().action().type() == EventType.SCREEN) {
        page = name;
      }
      if (LivePlan.APP_OPENS.contains(name)) {
        opens.put(clean.event().key().source().name(), clean.occurredAt());
      }
      if (!clean.occurredAt().isBefore(lastSeen.minus(Duration.ofDays(30)))) {
        if (before.equals(Instant.MIN)
            || Duration.between(before, clean.occurredAt()).compareTo(Duration.ofMinutes(30)) > 0) {
          sessions++;
        }
        before = clean.occurredAt();
      }
    }
    return new Expected(
        theirs.size(),
        counts,
        theirs.getFirst().occurredAt(),
        lastSeen,
        sessions,
        traits,
        group,
        page,
        opens,
        reached(theirs, funnel),
        theirs.reversed().stream().limit(25).map(clean -> clean.event().key().id()).toList());
  }

  /** For each step the first event with which a chain of events ends, found by trying them all. */
  private static List<Instant> reached(List<CleanEvent> theirs, Funnel funnel) {
    Map<Integer, Instant> reached = new HashMap<>();
    switch (funnel.order()) {
      case STRICT -> {
        for (int first = 0; first < theirs.size(); first++) {
          chain(theirs, funnel, first, 0, theirs.get(first).occurredAt(), reached);
        }
      }
      case LOOSE -> {
        for (CleanEvent end : theirs) {
          Instant from = end.occurredAt().minus(funnel.window());
          TreeSet<Integer> taken = new TreeSet<>();
          for (CleanEvent clean : theirs) {
            if (!clean.occurredAt().isBefore(from)
                && theirs.indexOf(clean) <= theirs.indexOf(end)) {
              for (int step = 0; step < funnel.steps().size(); step++) {
                if (isStep(clean, funnel, step)) {
                  taken.add(step);
                }
              }
            }
          }
          for (int step = 0; step < taken.size(); step++) {
            reached.putIfAbsent(step, end.occurredAt());
          }
        }
      }
    }
    return new ArrayList<>(new TreeMap<>(reached).values());
  }

  private static void chain(
      List<CleanEvent> theirs,
      Funnel funnel,
      int index,
      int step,
      Instant beginning,
      Map<Integer, Instant> reached) {
    CleanEvent clean = theirs.get(index);
    if (step == funnel.steps().size()
        || !isStep(clean, funnel, step)
        || Duration.between(beginning, clean.occurredAt()).compareTo(funnel.window()) > 0) {
      return;
    }
    reached.merge(step, clean.occurredAt(), (a, b) -> a.isBefore(b) ? a : b);
    for (int next = index + 1; next < theirs.size(); next++) {
      chain(theirs, funnel, next, step + 1, beginning, reached);
    }
  }

  private static boolean isStep(CleanEvent clean, Funnel funnel, int step) {
    return funnel.steps().get(step).events().contains(clean.event().action().name());
  }
}
