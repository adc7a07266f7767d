package io.trackway.function.load;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Pages and referrers of each day, by counting them in maps. */
final class ReferencePages {

  private final List<KnownEvent> views;
  private final ReferencePeople people;

  ReferencePages(List<KnownEvent> events, ReferencePeople people) {
    this.views = events.stream().filter(event -> event.isPage() && !event.isBot()).toList();
    this.people = people;
  }

  /** What of a day is counted, and how often by whom. */
  private record Counted(List<String> what, int views, int visitors) {}

  List<List<String>> pages() {
    return ranked(
        event -> event.visit().path() != null,
        event -> Cells.row(event.visit().host(), event.visit().path()));
  }

  List<List<String>> referrers() {
    return ranked(
        event ->
            event.visit().referrerHost() != null
                && !"internal".equals(event.visit().referrerMedium()),
        event ->
            Cells.row(
                event.visit().referrerMedium(),
                event.visit().referrerSource(),
                event.visit().referrerHost()));
  }

  private List<List<String>> ranked(
      Predicate<KnownEvent> counts, Function<KnownEvent, List<String>> what) {
    Map<String, Map<List<String>, List<KnownEvent>>> days = new HashMap<>();
    for (KnownEvent view : views) {
      if (counts.test(view)) {
        days.computeIfAbsent(ReferenceActivity.day(view).toString(), unused -> new HashMap<>())
            .computeIfAbsent(what.apply(view), unused -> new ArrayList<>())
            .add(view);
      }
    }
    List<List<String>> rows = new ArrayList<>();
    days.forEach((day, found) -> rows.addAll(rows(day, found)));
    return rows;
  }

  private List<List<String>> rows(String day, Map<List<String>, List<KnownEvent>> found) {
    List<Counted> all = new ArrayList<>();
    found.forEach(
        (what, viewed) -> {
          Set<String> visitors = new HashSet<>();
          viewed.forEach(view -> people.person(view).ifPresent(visitors::add));
          all.add(new Counted(what, viewed.size(), visitors.size()));
        });
    all.sort(Comparator.comparingInt(Counted::views).reversed());
    List<List<String>> rows = new ArrayList<>();
    for (Counted counted : all) {
      long before = all.stream().filter(other -> other.views() > counted.views()).count();
      List<String> row = new ArrayList<>(List.of(day, Long.toString(before + 1)));
      row.addAll(counted.what());
      row.addAll(Cells.row(counted.views(), counted.visitors()));
      rows.add(row);
    }
    return rows;
  }
}
