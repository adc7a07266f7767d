package io.trackway.process;

import io.trackway.event.Event;
import io.trackway.event.EventKey;
import io.trackway.event.Fingerprint;
import io.trackway.event.RejectionCode;
import io.trackway.event.RejectionReason;
import io.trackway.event.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The stage that lets each event through once.
 *
 * <p>Of several arrivals of one key in a batch only the first is claimed, and what the ledger says
 * of it decides on all of them.
 */
final class Claiming {

  private final Ledger ledger;
  private final Duration dedupeWindow;

  Claiming(Ledger ledger, Duration dedupeWindow) {
    this.ledger = ledger;
    this.dedupeWindow = dedupeWindow;
  }

  /** What the ledger said of the first arrival of a key. */
  private record Answer(Claim first, ClaimResult result) {}

  Decisions claim(Arrivals<Prepared> arrivals) {
    Map<EventKey, Answer> answers = answers(firstClaims(arrivals), arrivals.batch());
    return new Decisions(
        arrivals.batch(),
        arrivals.list().stream().map(arrival -> decide(arrival, answers)).toList());
  }

  private List<Claim> firstClaims(Arrivals<Prepared> arrivals) {
    Instant expires = arrivals.batch().now().plus(dedupeWindow);
    Map<EventKey, Claim> claims = new LinkedHashMap<>();
    for (Arrival<Prepared> arrival : arrivals.list()) {
      switch (arrival) {
        case Arrival.Accepted<Prepared> accepted -> {
          Event event = accepted.event().original();
          claims.computeIfAbsent(
              event.key(),
              key -> new Claim(key, accepted.origin().text(), Fingerprint.of(event), expires));
        }
        case Arrival.Refused<Prepared> refused -> {
          // Nobody else's arrival: there is nothing to own.
        }
      }
    }
    return List.copyOf(claims.values());
  }

  private Map<EventKey, Answer> answers(List<Claim> claims, Batch batch) {
    List<ClaimResult> results = ask(claims, batch);
    if (results.size() != claims.size()) {
      throw new IllegalStateException(
          claims.size() + " claims have " + results.size() + " results");
    }
    Map<EventKey, Answer> answers = new HashMap<>();
    for (int index = 0; index < claims.size(); index++) {
      answers.put(claims.get(index).key(), new Answer(claims.get(index), results.get(index)));
    }
    return answers;
  }

  private List<ClaimResult> ask(List<Claim> claims, Batch batch) {
    if (claims.isEmpty()) {
      return List.of();
    }
    // The last third of the time is for the stream: a claim alone is of no use.
    Duration timeLimit = batch.countdown().left().multipliedBy(2).dividedBy(3);
    return timeLimit.isPositive()
        ? ledger.claim(claims, batch.now(), timeLimit)
        : Collections.nCopies(claims.size(), new ClaimResult.Unknown("no time left to claim"));
  }

  private static Decision decide(Arrival<Prepared> arrival, Map<EventKey, Answer> answers) {
    return switch (arrival) {
      case Arrival.Accepted<Prepared> accepted ->
          decide(accepted, Objects.requireNonNull(answers.get(accepted.event().original().key())));
      case Arrival.Refused<Prepared> refused ->
          new Decision.Decided(
              refused.lane(), new Verdict.Rejected(refused.origin(), refused.rejection()));
    };
  }

  private static Decision decide(Arrival.Accepted<Prepared> accepted, Answer answer) {
    return switch (answer.result()) {
      case ClaimResult.Granted() ->
          decide(accepted, answer.first().owner(), answer.first().fingerprint());
      case ClaimResult.Held(String owner, Fingerprint fingerprint) ->
          decide(accepted, owner, fingerprint);
      case ClaimResult.Unknown(String cause) -> new Decision.Undecided(accepted.origin(), cause);
    };
  }

  /**
   * Fresh for the owner, whether or not it was the one that asked: where an earlier delivery gave
   * the event to an arrival that in this batch is not the first of its key, that one still owns it.
   */
  private static Decision decide(
      Arrival.Accepted<Prepared> accepted, String owner, Fingerprint held) {
    Event event = accepted.event().original();
    if (accepted.origin().text().equals(owner)) {
      return decided(accepted, new Verdict.Fresh(accepted.origin(), accepted.event().clean()));
    }
    if (Fingerprint.of(event).equals(held)) {
      return decided(
          accepted,
          new Verdict.Duplicate(accepted.origin(), event.key(), owner, event.times().receivedAt()));
    }
    RejectionReason reason =
        new RejectionReason(
            RejectionCode.ID_CONFLICT, "id was used before for another content, by " + owner);
    return decided(
        accepted,
        new Verdict.Rejected(
            accepted.origin(), Checking.rejection(accepted.event().clean().event(), reason)));
  }

  private static Decision decided(Arrival.Accepted<Prepared> accepted, Verdict verdict) {
    return new Decision.Decided(accepted.lane(), verdict);
  }
}
