package io.trackway.testing.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.EventKey;
import io.trackway.event.Fingerprint;
import io.trackway.event.Source;
import io.trackway.process.Claim;
import io.trackway.status.ClaimFinder;
import io.trackway.status.ClaimLookup;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link ClaimFinder} does; a subclass supplies one over an empty ledger. */
public abstract class ClaimFinderContract {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant EXPIRES = NOW.plus(Duration.ofDays(7));
  private static final Duration TIME_LIMIT = Duration.ofSeconds(30);
  private static final EventKey KEY = new EventKey(new Source("web"), "e-1");
  private static final ClaimLookup FREE = new ClaimLookup.Free();

  /** The finder under test. */
  protected abstract ClaimFinder finder();

  /** Puts a claim into its ledger as a processor does. */
  protected abstract void put(Claim claim);

  @Test
  void find_ofWhatNobodyClaimed_isFree() {
    assertThat(find(KEY, NOW)).isEqualTo(FREE);
  }

  @Test
  void find_ofAClaim_tellsItsOwner_eachTime() {
    put(claim(KEY, EXPIRES));

    assertThat(find(KEY, NOW)).isEqualTo(new ClaimLookup.Held("s:1:0"));
    assertThat(find(KEY, NOW)).isEqualTo(new ClaimLookup.Held("s:1:0"));
  }

  @Test
  void find_keepsSourcesApart() {
    put(claim(KEY, EXPIRES));

    assertThat(find(new EventKey(new Source("backend"), "e-1"), NOW)).isEqualTo(FREE);
    assertThat(find(new EventKey(new Source("web"), "e-2"), NOW)).isEqualTo(FREE);
  }

  /** Deletion by time to live comes late, by days. */
  @Test
  void find_ofAnExpiredClaim_isFree_fromTheSecondAfterIt() {
    put(claim(KEY, EXPIRES));

    assertThat(find(KEY, EXPIRES.plusMillis(999))).isEqualTo(new ClaimLookup.Held("s:1:0"));
    assertThat(find(KEY, EXPIRES.plusSeconds(1))).isEqualTo(FREE);
  }

  @Test
  void find_takesAnyTextAsId() {
    EventKey key = new EventKey(new Source("web"), "é💥 #:'\"" + "x".repeat(90));
    put(claim(key, EXPIRES));

    assertThat(find(key, NOW)).isEqualTo(new ClaimLookup.Held("s:1:0"));
  }

  private ClaimLookup find(EventKey key, Instant now) {
    return finder().find(key, now, TIME_LIMIT);
  }

  private static Claim claim(EventKey key, Instant expires) {
    return new Claim(key, "s:1:0", new Fingerprint("a".repeat(32)), expires);
  }
}
