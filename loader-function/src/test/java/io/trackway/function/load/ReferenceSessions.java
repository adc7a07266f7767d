package io.trackway.function.load;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sessions, by cutting each person's history where it pauses. */
final class ReferenceSessions {

  private static final Duration PAUSE_MAX = Duration.ofMinutes(30);

  private ReferenceSessions() {}

  static List<List<String>> of(Map<String, List<KnownEvent>> histories) {
    List<List<String>> rows = new ArrayList<>();
    histories.forEach(
        (person, history) -> {
          List<List<KnownEvent>> sessions = cut(history);
          for (int number = 1; number <= sessions.size(); number++) {
            rows.add(row(person, number, sessions.get(number - 1)));
          }
        });
    return rows;
  }

  private static List<List<KnownEvent>> cut(List<KnownEvent> history) {
    List<List<KnownEvent>> sessions = new ArrayList<>();
    Instant last = Instant.MIN;
    for (KnownEvent event : history) {
      if (sessions.isEmpty()
          || Duration.between(last, event.occurredAt()).compareTo(PAUSE_MAX) > 0) {
        sessions.add(new ArrayList<>());
      }
      sessions.getLast().add(event);
      last = event.occurredAt();
    }
    return sessions;
  }

  private static List<String> row(String person, int number, List<KnownEvent> session) {
    List<KnownEvent> pages = session.stream().filter(KnownEvent::isPage).toList();
    List<KnownEvent> visited = pages.isEmpty() ? session : pages;
    Instant start = session.getFirst().occurredAt();
    Instant end = session.getLast().occurredAt();
    KnownEvent.Visit entry = visited.getFirst().visit();
    return Cells.row(
        person + "/" + ChronoUnit.MICROS.between(Instant.EPOCH, start),
        person,
        number,
        start,
        end,
        Duration.between(start, end).toSeconds(),
        session.size(),
        pages.size(),
        session.stream().filter(event -> event.call().type().equals("screen")).count(),
        entry.host(),
        entry.path(),
        visited.getLast().visit().host(),
        visited.getLast().visit().path(),
        entry.referrerHost(),
        entry.referrerMedium(),
        entry.referrerSource(),
        entry.campaignSource(),
        entry.campaignMedium(),
        entry.campaign());
  }
}
