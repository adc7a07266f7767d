package io.trackway.local.demo.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.local.demo.send.SendLog;
import io.trackway.local.demo.traffic.Expectation;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A demo in which something is amiss must not pass. */
class FindingsTest {

  private static final Order IN_ORDER = new Order(10, 1, 0, 0);
  private static final Clocks RIGHT = new Clocks(3, 0, Duration.ZERO);

  @Test
  void nothingSentAndNothingStored_holds() {
    assertThat(findings(Set.of(), stored(0, Map.of(), 0), IN_ORDER).promises())
        .allMatch(Promise::holds);
  }

  @Test
  void aMissingRow_isFound() {
    assertThat(broken(findings(Set.of("a"), stored(0, Map.of(), 0), IN_ORDER)))
        .containsExactly("One row for each id");
  }

  @Test
  void aRowTooMany_isFound() {
    assertThat(broken(findings(Set.of("a"), stored(2, Map.of("a", "load"), 0), IN_ORDER)))
        .containsExactly("One row for each id", "Nothing disappears");
  }

  @Test
  void anUnexplainedRejection_isFound() {
    assertThat(broken(findings(Set.of(), stored(0, Map.of(), 1), IN_ORDER)))
        .containsExactly("Rejected with a reason");
  }

  @Test
  void disorder_isFound() {
    assertThat(broken(findings(Set.of(), stored(0, Map.of(), 0), new Order(10, 1, 0, 1))))
        .containsExactly("In order");
  }

  private static Iterable<String> broken(Findings findings) {
    return findings.promises().stream().filter(it -> !it.holds()).map(Promise::name).toList();
  }

  private static Stored stored(long rows, Map<String, String> loadOf, long unexplained) {
    return new Stored(rows, loadOf, new TreeMap<>(), unexplained, 0);
  }

  private static Findings findings(Set<String> ids, Stored stored, Order order) {
    Expectation expected = new Expectation(ids, ids.size(), new TreeMap<>(), new TreeMap<>(), 0);
    return new Findings(expected, new SendLog(), stored, order, RIGHT);
  }
}
