package io.trackway.function.load;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Funnels, by walking from every event that can be the first step to the nearest next one, as often
 * as it goes.
 */
final class ReferenceFunnels {

  private final Map<String, List<KnownEvent>> histories;

  ReferenceFunnels(Map<String, List<KnownEvent>> histories) {
    this.histories = histories;
  }

  /** A row of {@code funnel_steps}. */
  record Step(String funnel, int step, String eventName, int windowSeconds) {

    static String insert(List<Step> steps) {
      return "INSERT INTO funnel_steps VALUES "
          + String.join(
              ",",
              steps.stream()
                  .map(
                      step ->
                          "(%s,%d,%s,%d)"
                              .formatted(
                                  Literal.of(step.funnel),
                                  step.step,
                                  Literal.of(step.eventName),
                                  step.windowSeconds))
                  .toList());
    }

    private boolean isTaken(KnownEvent event, Instant start) {
      return event.call().name().equals(eventName)
          && event.microsecondsSince(start) <= windowSeconds * 1_000_000L;
    }
  }

  /** Per funnel, step and person when it was reached first. */
  List<List<String>> people(List<Step> steps) {
    List<List<String>> rows = new ArrayList<>();
    for (var funnel : byFunnel(steps).entrySet()) {
      histories.forEach(
          (person, history) ->
              reached(history, funnel.getValue())
                  .forEach(
                      (step, time) -> rows.add(Cells.row(funnel.getKey(), step, person, time))));
    }
    return rows;
  }

  List<List<String>> funnels(List<Step> steps) {
    List<List<String>> rows = new ArrayList<>();
    byFunnel(steps)
        .forEach(
            (funnel, byStep) -> {
              Map<Integer, Long> people = new HashMap<>();
              for (List<KnownEvent> history : histories.values()) {
                reached(history, byStep)
                    .keySet()
                    .forEach(step -> people.merge(step, 1L, Long::sum));
              }
              @Nullable Integer previous = null;
              for (var step : byStep.entrySet()) {
                long reached = people.getOrDefault(step.getKey(), 0L);
                TreeSet<String> names = new TreeSet<>();
                step.getValue().forEach(alternative -> names.add(alternative.eventName()));
                rows.add(
                    Cells.row(
                        funnel,
                        step.getKey(),
                        String.join(" or ", names),
                        reached,
                        Cells.share(reached, people.getOrDefault(1, 0L)),
                        previous == null
                            ? null
                            : Cells.share(reached, people.getOrDefault(previous, 0L))));
                previous = step.getKey();
              }
            });
    return rows;
  }

  private static Map<String, Map<Integer, List<Step>>> byFunnel(List<Step> steps) {
    Map<String, Map<Integer, List<Step>>> funnels = new TreeMap<>();
    for (Step step : steps) {
      funnels
          .computeIfAbsent(step.funnel(), unused -> new TreeMap<>())
          .computeIfAbsent(step.step(), unused -> new ArrayList<>())
          .add(step);
    }
    return funnels;
  }

  private static Map<Integer, Instant> reached(
      List<KnownEvent> history, Map<Integer, List<Step>> steps) {
    Map<Integer, Instant> reached = new HashMap<>();
    for (int first = 0; first < history.size(); first++) {
      Instant start = history.get(first).occurredAt();
      int from = first;
      int until = first + 1;
      for (int step = 1; steps.containsKey(step); step++) {
        int at = next(history.subList(0, until), from, steps.getOrDefault(step, List.of()), start);
        if (at == until) {
          break;
        }
        Instant time = history.get(at).occurredAt();
        reached.merge(step, time, (one, other) -> one.isBefore(other) ? one : other);
        from = at + 1;
        until = history.size();
      }
    }
    return reached;
  }

  private static int next(
      List<KnownEvent> history, int from, List<Step> alternatives, Instant start) {
    int at = from;
    while (at < history.size() && !isTaken(history.get(at), alternatives, start)) {
      at++;
    }
    return at;
  }

  private static boolean isTaken(KnownEvent event, List<Step> alternatives, Instant start) {
    return alternatives.stream().anyMatch(step -> step.isTaken(event, start));
  }
}
