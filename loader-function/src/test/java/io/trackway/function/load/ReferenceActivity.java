package io.trackway.function.load;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Who was active when, by sets of people. */
final class ReferenceActivity {

  private final Map<String, List<KnownEvent>> histories;

  ReferenceActivity(Map<String, List<KnownEvent>> histories) {
    this.histories = histories;
  }

  static List<List<String>> perMinute(List<KnownEvent> events) {
    return events.stream()
        .collect(
            groupingBy(
                event ->
                    Cells.row(event.occurredAt().truncatedTo(ChronoUnit.MINUTES), event.source()),
                counting()))
        .entrySet()
        .stream()
        .map(
            minute ->
                List.of(
                    minute.getKey().getFirst(),
                    minute.getKey().getLast(),
                    minute.getValue().toString()))
        .toList();
  }

  List<List<String>> daily() {
    return active(UnaryOperator.identity());
  }

  List<List<String>> monthly() {
    return active(day -> day.withDayOfMonth(1));
  }

  private List<List<String>> active(UnaryOperator<LocalDate> span) {
    Map<LocalDate, Set<String>> people = new TreeMap<>();
    Map<LocalDate, Set<String>> newPeople = new HashMap<>();
    Map<LocalDate, Integer> events = new HashMap<>();
    histories.forEach(
        (person, history) -> {
          for (KnownEvent event : history) {
            LocalDate key = span.apply(day(event));
            people.computeIfAbsent(key, unused -> new HashSet<>()).add(person);
            events.merge(key, 1, Integer::sum);
          }
          newPeople
              .computeIfAbsent(span.apply(day(history.getFirst())), unused -> new HashSet<>())
              .add(person);
        });
    return people.entrySet().stream()
        .map(
            active ->
                Cells.row(
                    active.getKey(),
                    active.getValue().size(),
                    newPeople.getOrDefault(active.getKey(), Set.of()).size(),
                    events.get(active.getKey())))
        .toList();
  }

  List<List<String>> retention() {
    Map<LocalDate, Set<String>> weeks = new TreeMap<>();
    Map<LocalDate, Set<String>> cohorts = new TreeMap<>();
    histories.forEach(
        (person, history) -> {
          cohorts.computeIfAbsent(week(history.getFirst()), unused -> new HashSet<>()).add(person);
          history.forEach(
              event -> weeks.computeIfAbsent(week(event), unused -> new HashSet<>()).add(person));
        });
    List<List<String>> rows = new ArrayList<>();
    cohorts.forEach(
        (cohort, members) ->
            weeks.forEach(
                (week, active) -> {
                  if (!week.isBefore(cohort)) {
                    Set<String> stayed = new HashSet<>(members);
                    stayed.retainAll(active);
                    rows.add(
                        Cells.row(
                            cohort,
                            ChronoUnit.WEEKS.between(cohort, week),
                            members.size(),
                            stayed.size(),
                            Cells.share(stayed.size(), members.size())));
                  }
                }));
    return rows;
  }

  static LocalDate day(KnownEvent event) {
    return LocalDate.ofInstant(event.occurredAt(), ZoneOffset.UTC);
  }

  private static LocalDate week(KnownEvent event) {
    return day(event).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }
}
