package io.trackway.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackway.event.EventKey;
import io.trackway.event.Fingerprint;
import io.trackway.event.Source;
import io.trackway.memory.MemoryLedger;
import io.trackway.testing.process.LedgerContract;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is remembered is answered as the ledger would, and nothing else is. */
class RememberingLedgerTest extends LedgerContract {

  private static final int ENTRIES_MAX = 3;
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant EXPIRES = NOW.plusSeconds(100);
  private static final Duration TIME_LIMIT = Duration.ofSeconds(30);
  private static final Fingerprint CONTENT = new Fingerprint("a".repeat(32));
  private static final Fingerprint OTHER_CONTENT = new Fingerprint("b".repeat(32));
  private static final ClaimResult GRANTED = new ClaimResult.Granted();

  private final MemoryLedger memory = new MemoryLedger();
  private final List<String> asked = new ArrayList<>();
  private final Ledger observed =
      (claims, now, timeLimit) -> {
        claims.forEach(claim -> asked.add(claim.key().id() + " by " + claim.owner()));
        return memory.claim(claims, now, timeLimit);
      };
  private final RememberingLedger ledger = new RememberingLedger(observed, ENTRIES_MAX);
  private final RememberingLedger large = new RememberingLedger(new MemoryLedger(), 1_000);

  @Override
  protected Ledger ledger() {
    return large;
  }

  @Test
  void grantedClaim_isGrantedAgain_withoutAsking() {
    claim(NOW, claim("a", "s:1:0"));

    assertThat(claim(NOW.plusSeconds(10), claim("a", "s:1:0"))).containsExactly(GRANTED);
    assertThat(asked).containsExactly("a by s:1:0");
  }

  @Test
  void claimOfAnother_isHeld_withTheContentThatWasGranted_withoutAsking() {
    claim(NOW, claim("a", "s:1:0"));

    assertThat(
            claim(
                NOW, new Claim(claim("a", "").key(), "s:2:0", OTHER_CONTENT, NOW.plusSeconds(500))))
        .containsExactly(new ClaimResult.Held("s:1:0", CONTENT));
    assertThat(asked).containsExactly("a by s:1:0");
  }

  @Test
  void onlyWhatIsNotRemembered_isAsked_andResultsKeepTheirOrder() {
    memory.claim(List.of(claim("c", "s:0:0")), NOW, TIME_LIMIT);
    claim(NOW, claim("b", "s:1:1"));
    asked.clear();

    assertThat(claim(NOW, claim("a", "s:2:0"), claim("b", "s:2:1"), claim("c", "s:2:2")))
        .containsExactly(
            GRANTED,
            new ClaimResult.Held("s:1:1", CONTENT),
            new ClaimResult.Held("s:0:0", CONTENT));
    assertThat(asked).containsExactly("a by s:2:0", "c by s:2:2");
  }

  /** Until when another arrival holds a key is not told, so it has to be asked each time. */
  @Test
  void claimHeldByAnArrivalOfAnotherProcess_isAskedAgain() {
    memory.claim(List.of(claim("a", "s:0:0")), NOW, TIME_LIMIT);

    claim(NOW, claim("a", "s:1:0"));
    claim(NOW, claim("a", "s:1:0"));

    assertThat(asked).hasSize(2);
  }

  @Test
  void expiredClaim_isAskedAgain_andThenBelongsToWhoeverWasGranted() {
    claim(NOW, claim("a", "s:1:0"));
    assertThat(claim(EXPIRES, claim("a", "s:2:0")))
        .containsExactly(new ClaimResult.Held("s:1:0", CONTENT));
    assertThat(asked).hasSize(1);

    Instant later = EXPIRES.plusSeconds(1);
    Claim second = new Claim(claim("a", "").key(), "s:2:0", CONTENT, later.plusSeconds(100));
    assertThat(claim(later, second)).containsExactly(GRANTED);
    assertThat(claim(later, claim("a", "s:1:0")))
        .containsExactly(new ClaimResult.Held("s:2:0", CONTENT));
    assertThat(asked).containsExactly("a by s:1:0", "a by s:2:0");
  }

  @Test
  void unknownResult_isNotRemembered() {
    ClaimResult unknown = new ClaimResult.Unknown("throttled");
    List<ClaimResult> script = new ArrayList<>(List.of(unknown, GRANTED));
    RememberingLedger over =
        new RememberingLedger((_, _, _) -> List.of(script.removeFirst()), ENTRIES_MAX);

    assertThat(over.claim(List.of(claim("a", "s:1:0")), NOW, TIME_LIMIT)).containsExactly(unknown);
    assertThat(over.claim(List.of(claim("a", "s:1:0")), NOW, TIME_LIMIT)).containsExactly(GRANTED);
    assertThat(over.claim(List.of(claim("a", "s:1:0")), NOW, TIME_LIMIT)).containsExactly(GRANTED);
    assertThat(script).isEmpty();
  }

  @Test
  void memoryIsBounded_andKeepsWhatWasUsedLast() {
    claim(NOW, claim("a", "s:1:0"), claim("b", "s:1:1"), claim("c", "s:1:2"));
    claim(NOW, claim("a", "s:2:0"));
    claim(NOW, claim("d", "s:1:3"));
    asked.clear();

    claim(NOW, claim("a", "s:3:0"));
    claim(NOW, claim("c", "s:3:2"));
    claim(NOW, claim("d", "s:3:3"));
    claim(NOW, claim("b", "s:3:1"));

    assertThat(asked).containsExactly("b by s:3:1");
  }

  @Test
  void ledgerThatAnswersShort_isRefused() {
    RememberingLedger over = new RememberingLedger((_, _, _) -> List.of(), ENTRIES_MAX);
    List<Claim> claims = Collections.singletonList(claim("a", "s:1:0"));

    assertThatThrownBy(() -> over.claim(claims, NOW, TIME_LIMIT))
        .hasMessage("1 claims have 0 results");
  }

  private List<ClaimResult> claim(Instant now, Claim... claims) {
    return ledger.claim(List.of(claims), now, TIME_LIMIT);
  }

  private static Claim claim(String id, String owner) {
    return new Claim(new EventKey(new Source("web"), id), owner, CONTENT, EXPIRES);
  }
}
