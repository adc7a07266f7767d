package io.trackway.process;

import io.trackway.event.EventKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A ledger that answers for what it granted lately without asking the ledger behind it again.
 *
 * <p>A key that was granted stays its owner's until the claim expires, so a claim of it has one
 * answer: granted for the owner, held for any other. Nothing else is remembered: of a key that
 * another arrival holds nobody said until when, and an unknown result says nothing.
 *
 * <p>Memory is only ever as true as the ledger. Where somebody deletes its items by hand, so that
 * their events may come again, processes that remember them go on refusing until the claims expire,
 * are pushed out by others, or the processes end; deploying the function again ends them all.
 *
 * <p>It may be used by many threads.
 */
public final class RememberingLedger implements Ledger {

  private static final float LOAD_FACTOR = 0.75f;

  private final Ledger ledger;
  private final Map<EventKey, Claim> granted;

  /**
   * One in front of that ledger.
   *
   * @param entriesMax how many claims are remembered, the latest used; each takes some 500 bytes
   */
  public RememberingLedger(Ledger ledger, int entriesMax) {
    this.ledger = ledger;
    this.granted =
        new LinkedHashMap<>(16, LOAD_FACTOR, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<EventKey, Claim> eldest) {
            return size() > entriesMax;
          }
        };
  }

  @Override
  public List<ClaimResult> claim(List<Claim> claims, Instant now, Duration timeLimit) {
    List<Optional<ClaimResult>> recalled = recall(claims, now);
    List<Claim> others = new ArrayList<>();
    for (int index = 0; index < claims.size(); index++) {
      if (recalled.get(index).isEmpty()) {
        others.add(claims.get(index));
      }
    }
    Iterator<ClaimResult> asked = ask(others, now, timeLimit).iterator();
    return recalled.stream().map(result -> result.orElseGet(asked::next)).toList();
  }

  private synchronized List<Optional<ClaimResult>> recall(List<Claim> claims, Instant now) {
    return claims.stream().map(claim -> recall(claim, now.getEpochSecond())).toList();
  }

  private Optional<ClaimResult> recall(Claim claim, long nowSeconds) {
    Claim holder = granted.get(claim.key());
    if (holder == null || holder.expires().getEpochSecond() < nowSeconds) {
      return Optional.empty();
    }
    return Optional.of(
        holder.owner().equals(claim.owner())
            ? new ClaimResult.Granted()
            : new ClaimResult.Held(holder.owner(), holder.fingerprint()));
  }

  private List<ClaimResult> ask(List<Claim> claims, Instant now, Duration timeLimit) {
    if (claims.isEmpty()) {
      return List.of();
    }
    List<ClaimResult> results = ledger.claim(claims, now, timeLimit);
    if (results.size() != claims.size()) {
      throw new IllegalStateException(
          claims.size() + " claims have " + results.size() + " results");
    }
    remember(claims, results);
    return results;
  }

  private synchronized void remember(List<Claim> claims, List<ClaimResult> results) {
    for (int index = 0; index < claims.size(); index++) {
      if (results.get(index) instanceof ClaimResult.Granted) {
        granted.put(claims.get(index).key(), claims.get(index));
      }
    }
  }
}
