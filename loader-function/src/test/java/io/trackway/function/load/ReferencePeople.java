package io.trackway.function.load;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Who did what, by going through the events once in their order. */
final class ReferencePeople {

  private static final int HOPS_MAX = 3;

  private final List<KnownEvent> events;
  private final Map<String, String> users = new HashMap<>();
  private final Map<String, KnownEvent> renamings = new HashMap<>();

  ReferencePeople(List<KnownEvent> all) {
    events = all.stream().sorted(KnownEvent.ORDER).toList();
    for (KnownEvent event : events) {
      String user = event.who().userId();
      String device = event.who().anonymousId();
      String previous = event.who().previousId();
      if (user != null && device != null) {
        users.put(device, user);
      }
      if (event.call().type().equals("alias") && previous != null && user != null) {
        if (!previous.equals(user)) {
          renamings.put(previous, event);
        }
      }
    }
    Set<String> undone = new HashSet<>();
    renamings.forEach(
        (previous, alias) -> {
          KnownEvent back = renamings.get(alias.who().userId());
          if (back != null
              && previous.equals(back.who().userId())
              && KnownEvent.ORDER.compare(back, alias) > 0) {
            undone.add(previous);
          }
        });
    renamings.keySet().removeAll(undone);
  }

  Optional<String> person(KnownEvent event) {
    String id = event.who().userId();
    String device = event.who().anonymousId();
    if (id == null) {
      id = device == null ? null : users.getOrDefault(device, device);
    }
    return Optional.ofNullable(id).map(this::renamed);
  }

  private String renamed(String id) {
    String current = id;
    for (int hop = 0; hop < HOPS_MAX; hop++) {
      KnownEvent alias = renamings.get(current);
      if (alias == null) {
        return current;
      }
      current = Objects.requireNonNull(alias.who().userId());
    }
    return current;
  }

  /** What each person who is no bot has done, in order. */
  Map<String, List<KnownEvent>> histories() {
    return events.stream()
        .filter(event -> !event.isBot() && person(event).isPresent())
        .collect(groupingBy(event -> person(event).orElseThrow(), TreeMap::new, toList()));
  }

  List<List<String>> personEvents() {
    return events.stream()
        .map(event -> Cells.row(event.id(), event.source(), person(event).orElse(null)))
        .toList();
  }

  List<List<String>> users() {
    return histories().entrySet().stream()
        .map(history -> user(history.getKey(), history.getValue()))
        .toList();
  }

  private static List<String> user(String person, List<KnownEvent> history) {
    boolean signedIn = history.stream().anyMatch(event -> event.who().userId() != null);
    @Nullable String traits = null;
    for (KnownEvent event : history) {
      traits = event.call().type().equals("identify") ? event.properties() : traits;
    }
    return Cells.row(
        person,
        signedIn ? person : null,
        history.getFirst().occurredAt(),
        history.getLast().occurredAt(),
        history.size(),
        history.stream()
            .map(event -> event.who().anonymousId())
            .filter(Objects::nonNull)
            .distinct()
            .count(),
        traits);
  }
}
