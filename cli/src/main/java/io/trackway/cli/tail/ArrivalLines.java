package io.trackway.cli.tail;

import io.trackway.cli.console.Terminals;
import io.trackway.event.Event;
import io.trackway.event.Rejection;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Arrivals as aligned lines; columns widen to what they have to hold, up to a limit. */
final class ArrivalLines {

  private static final int[] WIDTHS = {8, 8, 16, 12};
  private static final int[] WIDTHS_MAX = {16, 16, 32, 36};
  private static final String GAP = "  ";

  private final DateTimeFormatter time;
  private final int[] widths = WIDTHS.clone();

  /** Lines with times of that zone. */
  ArrivalLines(ZoneId zone) {
    this.time = DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(zone);
  }

  /** When it was received, source, type, name, user or device, id. */
  String line(Event event) {
    String user =
        Optional.ofNullable(event.identity().userId())
            .or(() -> Optional.ofNullable(event.identity().anonymousId()))
            .orElse("-");
    return line(
        event.times().receivedAt(),
        event.key().id(),
        event.key().source().name(),
        event.action().type().text(),
        event.action().name(),
        user);
  }

  /** When it was received, source, that it is rejected, code, id where it has one, message. */
  String line(Rejection rejection) {
    return line(
        rejection.receivedAt(),
        rejection.reason().message(),
        rejection.source().name(),
        "rejected",
        rejection.reason().code().text(),
        Optional.ofNullable(rejection.eventId()).orElse("-"));
  }

  private String line(Instant receivedAt, String last, String... columns) {
    StringBuilder line = new StringBuilder(time.format(receivedAt));
    for (int column = 0; column < columns.length; column++) {
      String cell = Terminals.shown(columns[column]);
      widths[column] = Math.max(widths[column], Math.min(WIDTHS_MAX[column], cell.length()));
      line.append(GAP).append(cell).repeat(' ', Math.max(0, widths[column] - cell.length()));
    }
    return line.append(GAP).append(Terminals.shown(last)).toString();
  }
}
