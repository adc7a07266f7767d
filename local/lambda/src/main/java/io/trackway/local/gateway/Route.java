package io.trackway.local.gateway;

import java.util.List;

/** A route key as templates write it, and the function behind it. */
public record Route(String routeKey, String functionName) {

  static final String DEFAULT_KEY = "$default";
  static final String ANY_METHOD = "ANY";

  public Route {
    if (!routeKey.equals(DEFAULT_KEY) && !routeKey.matches("[A-Z]+ /\\S*")) {
      throw new IllegalArgumentException("not a route key: " + routeKey);
    }
  }

  boolean isDefault() {
    return routeKey.equals(DEFAULT_KEY);
  }

  boolean takesAnyMethod() {
    return isDefault() || routeKey.startsWith(ANY_METHOD + " ");
  }

  boolean takes(String method) {
    return takesAnyMethod() || routeKey.startsWith(method + " ");
  }

  List<String> segments() {
    return isDefault() ? List.of() : Paths.segments(routeKey.substring(routeKey.indexOf(' ') + 1));
  }
}
