package io.trackway.local.gateway;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the most specific route: full match, then greedy variable, then {@code $default}. */
final class RouteTable {

  /** A route that takes a request, and what its variables stand for. */
  record Match(Route route, Map<String, String> pathParameters) {}

  private final List<Route> routes;

  RouteTable(List<Route> routes) {
    this.routes = routes.stream().sorted(BY_PRECEDENCE).toList();
  }

  Optional<Match> find(String method, String path) {
    List<String> segments = Paths.segments(path);
    return routes.stream()
        .filter(it -> it.takes(method))
        .flatMap(it -> match(it, segments).stream())
        .findFirst();
  }

  private static Optional<Match> match(Route route, List<String> path) {
    if (route.isDefault()) {
      return Optional.of(new Match(route, Map.of()));
    }
    List<String> pattern = route.segments();
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < pattern.size(); i++) {
      String segment = pattern.get(i);
      if (i >= path.size()) {
        return Optional.empty();
      } else if (isGreedy(segment)) {
        String rest = String.join("/", path.subList(i, path.size()));
        parameters.put(segment.substring(1, segment.length() - 2), Paths.decodeSegment(rest));
        return Optional.of(new Match(route, parameters));
      } else if (isVariable(segment)) {
        parameters.put(
            segment.substring(1, segment.length() - 1), Paths.decodeSegment(path.get(i)));
      } else if (!segment.equals(path.get(i))) {
        return Optional.empty();
      }
    }
    return pattern.size() == path.size()
        ? Optional.of(new Match(route, parameters))
        : Optional.empty();
  }

  private static boolean isVariable(String segment) {
    return segment.startsWith("{") && segment.endsWith("}");
  }

  private static boolean isGreedy(String segment) {
    return isVariable(segment) && segment.endsWith("+}");
  }

  /** Literal segments before variables before greedy ones, segment by segment. */
  private static final Comparator<Route> BY_PRECEDENCE =
      Comparator.comparing(Route::isDefault)
          .thenComparing(RouteTable::rank)
          .thenComparing(Route::takesAnyMethod);

  private static String rank(Route route) {
    List<String> ranks = new ArrayList<>();
    for (String segment : route.segments()) {
      ranks.add(isGreedy(segment) ? "2" : isVariable(segment) ? "1" : "0");
    }
    return String.join("", ranks);
  }
}
