package io.trackway.status;

import static io.trackway.testing.SampleEvents.RECEIVED_AT;
import static io.trackway.testing.SampleEvents.WEB;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.Action;
import io.trackway.event.EventKey;
import io.trackway.event.EventType;
import io.trackway.status.EventStatus.State;
import io.trackway.status.Rows.Duplicate;
import io.trackway.status.Rows.Listed;
import io.trackway.status.Rows.Loaded;
import io.trackway.status.Rows.Rejected;
import io.trackway.status.StatusLookup.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusLookupTest {

  private static final EventKey KEY = new EventKey(WEB, "e-1");
  private static final Duration WINDOW = Duration.ofDays(7);
  private static final ClaimLookup HELD = new ClaimLookup.Held("s:1:0");
  private static final ClaimLookup FREE = new ClaimLookup.Free();
  private static final ClaimLookup NO_LEDGER = new ClaimLookup.Unknown("ledger is away");
  private static final RowLookup NO_WAREHOUSE = new RowLookup.Unreachable("warehouse is away");

  private static final Optional<Loaded> LOADED =
      Optional.of(
          new Loaded(
              "s:1:0",
              new Action(EventType.TRACK, "Song Played"),
              RECEIVED_AT.minusSeconds(10),
              RECEIVED_AT,
              RECEIVED_AT.plusSeconds(20)));
  private static final Duplicate FURTHER = new Duplicate("s:2:0", "s:1:0", RECEIVED_AT);
  private static final Rejected CONFLICT = rejected("s:3:0", "id_conflict");
  private static final Rejected REFUSED = rejected("s:1:0", "warehouse_refused");

  private final List<RowSearch> searches = new ArrayList<>();
  private final List<Instant> deadlines = new ArrayList<>();

  @Test
  void claimedAlone_isAccepted() {
    assertThat(state(HELD, Rows.NONE)).isEqualTo(State.ACCEPTED);
  }

  @Test
  void loaded_isLoaded_whateverElseCame() {
    assertThat(state(HELD, rows(LOADED, List.of(FURTHER), List.of(CONFLICT))))
        .isEqualTo(State.LOADED);
    assertThat(state(FREE, rows(LOADED, List.of(), List.of()))).isEqualTo(State.LOADED);
    assertThat(state(NO_LEDGER, rows(LOADED, List.of(), List.of()))).isEqualTo(State.LOADED);
  }

  @Test
  void rejectionsAlone_areRejected() {
    assertThat(state(FREE, rows(Optional.empty(), List.of(), List.of(REFUSED, CONFLICT))))
        .isEqualTo(State.REJECTED);
  }

  /** What was refused or came again was other arrivals; the one that counts is on its way. */
  @Test
  void claimWhoseArrivalHasNoRow_isAccepted_whateverElseCame() {
    assertThat(state(HELD, rows(Optional.empty(), List.of(FURTHER), List.of(CONFLICT))))
        .isEqualTo(State.ACCEPTED);
  }

  @Test
  void claimWhoseArrivalWasRefused_isRejected_andItsDuplicatesChangeNothing() {
    assertThat(state(HELD, rows(Optional.empty(), List.of(FURTHER), List.of(REFUSED))))
        .isEqualTo(State.REJECTED);
    assertThat(state(FREE, rows(Optional.empty(), List.of(FURTHER), List.of(REFUSED))))
        .isEqualTo(State.REJECTED);
  }

  /** The ledger had forgotten the event, and the loader found its row. */
  @Test
  void claimWhoseArrivalIsADuplicate_isDuplicate() {
    Duplicate claimed = new Duplicate("s:1:0", "s:0:0", RECEIVED_AT);

    assertThat(state(HELD, rows(Optional.empty(), List.of(claimed), List.of(CONFLICT))))
        .isEqualTo(State.DUPLICATE);
    assertThat(state(FREE, rows(Optional.empty(), List.of(claimed), List.of())))
        .isEqualTo(State.DUPLICATE);
  }

  @Test
  void unknownToBoth_isNotKnown_asFarAsTheWindowAndTheDelay() {
    assertThat(find(FREE, new RowLookup.Found(Rows.NONE)))
        .isEqualTo(new Result.NotKnown(KEY, Duration.ofDays(14)));
  }

  @Test
  void warehouseAway_isAccepted_whereTheLedgerKnows() {
    assertThat(find(HELD, NO_WAREHOUSE))
        .isEqualTo(
            new Result.Known(
                new EventStatus(KEY, State.ACCEPTED, Rows.NONE, Optional.of("warehouse is away"))));
  }

  /** Not knowing is no proof that there is nothing. */
  @Test
  void anyPartAway_isUnavailable_whereTheOtherDoesNotKnow() {
    assertThat(find(FREE, NO_WAREHOUSE)).isEqualTo(new Result.Unavailable("warehouse is away"));
    assertThat(find(NO_LEDGER, NO_WAREHOUSE))
        .isEqualTo(new Result.Unavailable("ledger is away; warehouse is away"));
    assertThat(find(NO_LEDGER, new RowLookup.Found(Rows.NONE)))
        .isEqualTo(new Result.Unavailable("ledger is away"));
    assertThat(
            find(
                NO_LEDGER,
                new RowLookup.Found(rows(Optional.empty(), List.of(), List.of(CONFLICT)))))
        .isEqualTo(new Result.Unavailable("ledger is away"));
  }

  @Test
  void search_goesBackFarEnough_namesTheOwner_andHasADeadline() {
    find(HELD, NO_WAREHOUSE);

    assertThat(searches)
        .containsExactly(
            new RowSearch(KEY, RECEIVED_AT.minus(Duration.ofDays(14)), Optional.of("s:1:0")));
    assertThat(deadlines).containsExactly(RECEIVED_AT.plusSeconds(8));
  }

  private State state(ClaimLookup claim, Rows rows) {
    Result result = find(claim, new RowLookup.Found(rows));
    assertThat(result).isInstanceOf(Result.Known.class);
    EventStatus status = ((Result.Known) result).status();
    assertThat(status.rows()).isEqualTo(rows);
    assertThat(status.notReached()).isEmpty();
    return status.state();
  }

  private Result find(ClaimLookup claim, RowLookup rows) {
    return new StatusLookup(
            (key, now, timeLimit) -> claim,
            (search, deadline) -> {
              searches.add(search);
              deadlines.add(deadline);
              return rows;
            },
            WINDOW)
        .find(KEY, RECEIVED_AT);
  }

  private static Rows rows(
      Optional<Loaded> event, List<Duplicate> duplicates, List<Rejected> rejections) {
    return new Rows(
        event,
        new Listed<>(duplicates, duplicates.size()),
        new Listed<>(rejections, rejections.size()));
  }

  private static Rejected rejected(String origin, String code) {
    return new Rejected(origin, code, "why", RECEIVED_AT);
  }
}
