package io.trackway.benchmarks.handler;

import io.trackway.event.EventKey;
import io.trackway.event.Fingerprint;
import io.trackway.event.Source;
import io.trackway.function.process.DynamoLedger;
import io.trackway.process.Claim;
import io.trackway.process.ClaimResult;
import io.trackway.process.RememberingLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What claims cost: a put each, beside insertions followed by puts of those that failed, as the
 * ledger does. Of the keys that are taken half are the claim's own and half another's.
 */
record ClaimCosts(BareTable bare, DynamoLedger ledger) {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration TIME_LIMIT = Duration.ofMinutes(5);
  private static final Fingerprint CONTENT = new Fingerprint("a".repeat(32));
  private static final List<Integer> SIZES = List.of(1, 25, 500);
  private static final List<Integer> TAKEN_PERCENTS = List.of(0, 1, 20, 100);
  private static final int CLAIMS = 2_000;
  private static final int SINGLE_CLAIMS = 300;
  private static final int REMEMBERED = 40_000;

  /** One round over everything. */
  void measure(Table table) {
    for (int size : SIZES) {
      int count = size == 1 ? SINGLE_CLAIMS : CLAIMS;
      for (int percent : TAKEN_PERCENTS) {
        String line = "%3d claims, %3d %% taken: ".formatted(size, percent);
        table.add(
            line + "a put each", reading(count, size, percent, claims -> bare.put(claims, NOW)));
        table.add(
            line + "insertions, then puts",
            reading(count, size, percent, claims -> ledger.claim(claims, NOW, TIME_LIMIT)));
      }
    }
  }

  private Reading reading(int count, int size, int percent, Consumer<List<Claim>> way) {
    List<Claim> claims = newClaims(count);
    take(claims, percent);
    return Reading.of(
        count,
        () -> {
          for (int start = 0; start < count; start += size) {
            way.accept(claims.subList(start, Math.min(count, start + size)));
          }
        });
  }

  private void take(List<Claim> claims, int percent) {
    SplittableRandom random = new SplittableRandom(percent);
    List<Claim> taken = new ArrayList<>();
    for (Claim claim : claims) {
      if (random.nextInt(100) < percent) {
        String owner = random.nextBoolean() ? claim.owner() : "another:1:0";
        taken.add(new Claim(claim.key(), owner, CONTENT, claim.expires()));
      }
    }
    bare.insert(taken);
  }

  /** How many bytes a remembered claim takes, the keys being UUIDs. */
  static long rememberedBytes() {
    RememberingLedger memory =
        new RememberingLedger(
            (claims, now, timeLimit) ->
                Collections.nCopies(claims.size(), new ClaimResult.Granted()),
            REMEMBERED);
    long before = usedBytes();
    memory.claim(newClaims(REMEMBERED), NOW, TIME_LIMIT);
    long after = usedBytes();
    // Used after the reading, so that it is still there at it.
    memory.claim(newClaims(1), NOW, TIME_LIMIT);
    return (after - before) / REMEMBERED;
  }

  private static long usedBytes() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  static List<Claim> newClaims(int count) {
    List<Claim> claims = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      claims.add(
          new Claim(
              new EventKey(new Source("web"), UUID.randomUUID().toString()),
              "shardId-000000000000:49590338271490256608559692538361571095921575989136588898:"
                  + number,
              new Fingerprint("%032x".formatted(number)),
              NOW.plus(Duration.ofDays(7))));
    }
    return claims;
  }
}
