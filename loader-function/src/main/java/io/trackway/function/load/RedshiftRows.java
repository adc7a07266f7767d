package io.trackway.function.load;

import io.trackway.event.CleanEvent;
import io.trackway.event.Event;
import io.trackway.event.Rejection;
import io.trackway.event.Verdict;
import io.trackway.event.ViolationJson;
import io.trackway.load.RowSize;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows as lists of literals, in the order of their stage's columns. */
final class RedshiftRows {

  /** What stands around a row: parentheses, a comma and a line end, and a comma per value. */
  private static final int PUNCTUATION_BYTES = 24;

  /** How large a row is in a statement. */
  static final RowSize SIZE = RedshiftRows::bytes;

  private RedshiftRows() {}

  static String of(Verdict row) {
    return "(" + String.join(",", literals(row)) + ")";
  }

  private static List<String> literals(Verdict row) {
    return switch (row) {
      case Verdict.Fresh(var origin, var clean) -> {
        Event event = clean.event();
        yield List.of(
            Literal.of(event.key().id()),
            Literal.of(event.key().source().name()),
            Literal.of(event.action().type().text()),
            Literal.of(event.action().name()),
            Literal.of(event.identity().userId()),
            Literal.of(event.identity().anonymousId()),
            Literal.of(event.identity().previousId()),
            Literal.of(event.identity().groupId()),
            Literal.of(clean.occurredAt()),
            Literal.of(event.times().clientOccurredAt()),
            Literal.of(event.times().sentAt()),
            Literal.of(event.times().receivedAt()),
            Literal.of(event.details().properties().text()),
            Literal.of(event.details().context().text()),
            Literal.of(event.details().request().text()),
            Literal.of(clean.enrichment().text()),
            Literal.of(ViolationJson.text(clean.violations())),
            Literal.of(clean.late()),
            Literal.of(origin.text()));
      }
      case Verdict.Rejected(var origin, var rejection) ->
          List.of(
              Literal.of(origin.text()),
              Literal.of(rejection.source().name()),
              Literal.of(rejection.eventId()),
              Literal.of(rejection.reason().code().text()),
              Literal.of(rejection.reason().message()),
              Literal.of(rejection.evidence().text()),
              Literal.of(rejection.evidence().truncated()),
              Literal.of(rejection.receivedAt()));
      case Verdict.Duplicate(var origin, var key, var owner, var receivedAt) ->
          List.of(
              Literal.of(origin.text()),
              Literal.of(key.source().name()),
              Literal.of(key.id()),
              Literal.of(owner),
              Literal.of(receivedAt));
    };
  }

  private static int bytes(Verdict row) {
    return PUNCTUATION_BYTES
        + Literal.bytes(row.origin().text())
        + switch (row) {
          case Verdict.Fresh fresh -> bytes(fresh.event());
          case Verdict.Rejected rejected -> bytes(rejected.rejection());
          case Verdict.Duplicate(var origin, var key, var owner, var receivedAt) ->
              bytes(key.source().name(), key.id(), owner) + Literal.TIME_BYTES;
        };
  }

  private static int bytes(CleanEvent clean) {
    Event event = clean.event();
    return bytes(
            event.key().id(),
            event.key().source().name(),
            event.action().type().text(),
            event.action().name(),
            event.identity().userId(),
            event.identity().anonymousId(),
            event.identity().previousId(),
            event.identity().groupId(),
            event.details().properties().text(),
            event.details().context().text(),
            event.details().request().text(),
            clean.enrichment().text(),
            ViolationJson.text(clean.violations()),
            Literal.of(clean.late()))
        + 4 * Literal.TIME_BYTES;
  }

  private static int bytes(Rejection rejection) {
    return bytes(
            rejection.source().name(),
            rejection.eventId(),
            rejection.reason().code().text(),
            rejection.reason().message(),
            rejection.evidence().text(),
            Literal.of(rejection.evidence().truncated()))
        + Literal.TIME_BYTES;
  }

  private static int bytes(@Nullable String... texts) {
    return Stream.of(texts).mapToInt(Literal::bytes).sum();
  }
}
