package io.trackway.status;

import io.trackway.event.EventKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Finds out what became of an event. */
public final class StatusLookup {

  /** A read takes some milliseconds. */
  static final Duration LEDGER_TIME_LIMIT = Duration.ofSeconds(2);

  /** The ledger's part included, and a moment short of the 10 seconds that a caller may wait. */
  static final Duration TIME_LIMIT = Duration.ofSeconds(8);

  /** Between receipt and claim, at most: the oldest record that a function may be told to take. */
  static final Duration ARRIVAL_DELAY_MAX = Duration.ofDays(7);

  private final ClaimFinder claims;
  private final RowFinder rows;
  private final Duration reach;

  /**
   * Over a ledger and a warehouse.
   *
   * @param dedupeWindow how long the ledger remembers; rows are looked for so far back, and as much
   *     further as an arrival can have waited for its claim
   */
  public StatusLookup(ClaimFinder claims, RowFinder rows, Duration dedupeWindow) {
    this.claims = claims;
    this.rows = rows;
    this.reach = dedupeWindow.plus(ARRIVAL_DELAY_MAX);
  }

  /** What became of an event. */
  public sealed interface Result {

    /** This. */
    record Known(EventStatus status) implements Result {}

    /**
     * Neither the ledger nor the warehouse knows it.
     *
     * @param reach how far back no arrival has this id
     */
    record NotKnown(EventKey key, Duration reach) implements Result {}

    /**
     * It could not be found out.
     *
     * @param cause for the log, bounded
     */
    record Unavailable(String cause) implements Result {}
  }

  /** What became of it until now; takes some ten seconds at most. */
  public Result find(EventKey key, Instant now) {
    ClaimLookup claim = claims.find(key, now, LEDGER_TIME_LIMIT);
    Optional<String> owner =
        claim instanceof ClaimLookup.Held(String origin) ? Optional.of(origin) : Optional.empty();
    RowSearch search = new RowSearch(key, now.minus(reach), owner);
    return switch (rows.find(search, now.plus(TIME_LIMIT))) {
      case RowLookup.Found(Rows found) ->
          known(search, claim, found).orElseGet(() -> new Result.NotKnown(key, reach));
      case RowLookup.Unreachable(String cause) -> withoutWarehouse(key, claim, cause);
    };
  }

  private static Optional<Result> known(RowSearch search, ClaimLookup claim, Rows found) {
    if (claim instanceof ClaimLookup.Unknown(String cause) && found.event().isEmpty()) {
      return Optional.of(new Result.Unavailable(cause));
    }
    return EventStatus.state(search.owner(), found)
        .map(state -> new EventStatus(search.key(), state, found, Optional.empty()))
        .map(Result.Known::new);
  }

  private static Result withoutWarehouse(EventKey key, ClaimLookup claim, String cause) {
    return switch (claim) {
      case ClaimLookup.Held _ ->
          new Result.Known(
              new EventStatus(key, EventStatus.State.ACCEPTED, Rows.NONE, Optional.of(cause)));
      case ClaimLookup.Free _ -> new Result.Unavailable(cause);
      case ClaimLookup.Unknown(String ledgerCause) ->
          new Result.Unavailable(ledgerCause + "; " + cause);
    };
  }
}
