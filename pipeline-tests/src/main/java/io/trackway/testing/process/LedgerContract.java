package io.trackway.testing.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.EventKey;
import io.trackway.event.Fingerprint;
import io.trackway.event.Source;
import io.trackway.process.Claim;
import io.trackway.process.ClaimResult;
import io.trackway.process.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Ledger} does; a subclass only supplies one that is empty. */
public abstract class LedgerContract {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant EXPIRES = NOW.plus(Duration.ofDays(7));
  private static final Duration TIME_LIMIT = Duration.ofSeconds(30);
  private static final Source WEB = new Source("web");
  private static final Fingerprint CONTENT = fingerprint('a');
  private static final Fingerprint OTHER_CONTENT = fingerprint('b');
  private static final ClaimResult GRANTED = new ClaimResult.Granted();
  private static final int RACES = 40;

  /** The ledger under test, which a new test finds empty. */
  protected abstract Ledger ledger();

  @Test
  void claim_ofNothing_hasNoResults() {
    assertThat(ledger().claim(List.of(), NOW, TIME_LIMIT)).isEmpty();
  }

  @Test
  void claim_ofFreeKey_isGranted() {
    assertThat(claim(NOW, claim("e-1", "s:1:0"))).containsExactly(GRANTED);
  }

  /** A redelivered record must win its own claim, or a crash between claim and emit loses it. */
  @Test
  void claim_byItsOwner_isGrantedAgain() {
    claim(NOW, claim("e-1", "s:1:0"));

    assertThat(claim(NOW, claim("e-1", "s:1:0"))).containsExactly(GRANTED);
    assertThat(claim(NOW.plusSeconds(60), claim("e-1", "s:1:0"))).containsExactly(GRANTED);
  }

  @Test
  void claim_byAnother_tellsOwnerAndContent() {
    claim(NOW, claim("e-1", "s:1:0"));

    assertThat(claim(NOW, new Claim(new EventKey(WEB, "e-1"), "s:2:0", OTHER_CONTENT, EXPIRES)))
        .containsExactly(new ClaimResult.Held("s:1:0", CONTENT));
    assertThat(claim(NOW, claim("e-1", "s:1:0"))).containsExactly(GRANTED);
  }

  /** Deletion by time to live comes late, by days: the claim itself must look at the expiry. */
  @Test
  void claim_ofExpiredKey_isGranted_andThenHeld() {
    claim(NOW, claim("e-1", "s:1:0"));
    Instant later = EXPIRES.plusSeconds(1);
    Instant laterExpires = later.plus(Duration.ofDays(7));

    assertThat(claim(later, claim("e-1", "s:2:0", laterExpires))).containsExactly(GRANTED);
    assertThat(claim(later, claim("e-1", "s:1:0", laterExpires)))
        .containsExactly(new ClaimResult.Held("s:2:0", CONTENT));
  }

  @Test
  void claim_inTheSecondOfExpiry_isStillHeld() {
    claim(NOW, claim("e-1", "s:1:0", EXPIRES.plusMillis(999)));
    ClaimResult held = new ClaimResult.Held("s:1:0", CONTENT);

    assertThat(claim(EXPIRES, claim("e-1", "s:2:0"))).containsExactly(held);
    assertThat(claim(EXPIRES.plusMillis(999), claim("e-1", "s:2:0"))).containsExactly(held);
    assertThat(claim(EXPIRES.plusSeconds(1), claim("e-1", "s:2:0"))).containsExactly(GRANTED);
  }

  @Test
  void claim_ofOneIdInTwoSources_isTwoKeys() {
    EventKey web = new EventKey(WEB, "e-1");
    EventKey backend = new EventKey(new Source("backend"), "e-1");

    assertThat(
            claim(
                NOW,
                new Claim(web, "s:1:0", CONTENT, EXPIRES),
                new Claim(backend, "s:1:1", CONTENT, EXPIRES)))
        .containsExactly(GRANTED, GRANTED);
  }

  @Test
  void claim_takesAnyTextAsId() {
    String id = "é💥 #:'\"" + "x".repeat(90);
    claim(NOW, claim(id, "s:1:0"));

    assertThat(claim(NOW, claim(id, "s:2:0")))
        .containsExactly(new ClaimResult.Held("s:1:0", CONTENT));
  }

  @Test
  void claims_haveTheirResultsInOrder() {
    claim(
        NOW,
        IntStream.range(0, 300)
            .filter(number -> number % 3 == 0)
            .mapToObj(number -> claim("e-" + number, "first:" + number))
            .toArray(Claim[]::new));

    List<ClaimResult> results =
        claim(
            NOW,
            IntStream.range(0, 300)
                .mapToObj(number -> claim("e-" + number, "second:" + number))
                .toArray(Claim[]::new));

    assertThat(results)
        .isEqualTo(
            IntStream.range(0, 300)
                .mapToObj(
                    number ->
                        number % 3 == 0
                            ? new ClaimResult.Held("first:" + number, CONTENT)
                            : GRANTED)
                .toList());
  }

  @Test
  void claims_raced_areGrantedOnce() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int race = 0; race < RACES; race++) {
        String id = "raced-" + race;
        List<Callable<List<ClaimResult>>> racers = new ArrayList<>();
        for (String owner : List.of("s:1:0", "s:2:0", "s:3:0")) {
          racers.add(() -> claim(NOW, claim(id, owner)));
        }
        List<ClaimResult> results = new ArrayList<>();
        for (Future<List<ClaimResult>> racer : threads.invokeAll(racers)) {
          results.addAll(racer.get());
        }
        assertThat(results).as("results of " + id).containsOnlyOnce(GRANTED);
        String winner = List.of("s:1:0", "s:2:0", "s:3:0").get(results.indexOf(GRANTED));
        assertThat(results)
            .filteredOn(result -> !result.equals(GRANTED))
            .containsOnly(new ClaimResult.Held(winner, CONTENT));
      }
    }
  }

  private List<ClaimResult> claim(Instant now, Claim... claims) {
    return ledger().claim(List.of(claims), now, TIME_LIMIT);
  }

  private static Claim claim(String id, String owner) {
    return claim(id, owner, EXPIRES);
  }

  private static Claim claim(String id, String owner, Instant expires) {
    return new Claim(new EventKey(WEB, id), owner, CONTENT, expires);
  }

  private static Fingerprint fingerprint(char digit) {
    return new Fingerprint(String.valueOf(digit).repeat(32));
  }
}
