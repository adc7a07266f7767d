package io.trackway.local.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackway.local.faults.FaultPlan.CallKind;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which calls meet which faults. */
class DeckTest {

  private static final FaultMix MIX = FaultMix.oneOfEachIn(40, 5).without(FaultKind.OUTAGE);

  @Test
  void everyFault_isMetAsOftenAsTheMixSays() {
    List<Optional<FaultKind>> drawn = draw(3, 80);
    MIX.faults()
        .forEach(
            (fault, number) ->
                assertThat(Collections.frequency(drawn, Optional.of(fault)))
                    .as(fault.text())
                    .isEqualTo(2 * number));
  }

  @Test
  void sameSeed_meansSameFaults() {
    assertThat(draw(5, 200)).isEqualTo(draw(5, 200)).isNotEqualTo(draw(6, 200));
  }

  @Test
  void outage_meansOneFaultForAllCalls() {
    Deck deck = new Deck(new FaultMix(1, Map.of(FaultKind.OUTAGE, 1)), Duration.ofMinutes(1), 1);
    List<Deck.Card> cards = IntStream.range(0, 20).mapToObj(_ -> deck.draw()).toList();
    assertThat(cards).extracting(Deck.Card::fault).containsOnly(cards.getFirst().fault());
    assertThat(cards.getFirst().fault()).isPresent().get().isNotEqualTo(FaultKind.OUTAGE);
    assertThat(cards).filteredOn(Deck.Card::beginsOutage).containsExactly(cards.getFirst());
  }

  @Test
  void faultThatNoCallHasMet_isMissing() {
    CallKind call = new CallKind("PutRecords", "clean");
    FaultPlan plan = Faults.plan(1, call, FaultMix.oneOfEachIn(40, 1));
    InjectedFaults injected = new InjectedFaults();
    assertThat(injected.missing(plan)).isEmpty();
    injected.call(call);
    for (FaultKind fault : FaultKind.values()) {
      if (fault != FaultKind.RESET_AFTER) {
        injected.fault(call, fault);
      }
    }
    assertThat(injected.missing(plan))
        .containsExactly(new InjectedFaults.Met(call, FaultKind.RESET_AFTER));
  }

  @Test
  void moreFaultsThanCalls_areRefused() {
    assertThatThrownBy(() -> new FaultMix(3, Map.of(FaultKind.SLOW, 4)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void faultsOfParts_areRefusedForCallsWithoutParts() {
    CallKind call = new CallKind("PutItem", "");
    assertThatThrownBy(() -> Faults.plan(1, call, FaultMix.oneOfEachIn(40, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PutItem");
  }

  private static List<Optional<FaultKind>> draw(long seed, int calls) {
    Deck deck = new Deck(MIX, Duration.ofSeconds(1), seed);
    return IntStream.range(0, calls).mapToObj(_ -> deck.draw().fault()).toList();
  }
}
