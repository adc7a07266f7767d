package io.trackway.local.demo.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What counts as order, what as lateness, and what as a broken promise. */
class OrderTest {

  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

  @Test
  void events_inOrder_areFine() {
    assertThat(Order.of(List.of(passed(0, 1, 10), passed(0, 2, 20), passed(1, 3, 30))))
        .isEqualTo(new Order(2, 0, 0, 0));
  }

  @Test
  void disorderOnArrival_isTurnedInsideTheWindow() {
    assertThat(Order.of(List.of(passed(0, 2, 10), passed(0, 1, 20))))
        .isEqualTo(new Order(1, 1, 0, 0));
  }

  @Test
  void disorder_insideOneRecord_isBroken() {
    assertThat(Order.of(List.of(passed(0, 1, 20), passed(0, 2, 10))))
        .isEqualTo(new Order(1, 1, 0, 1));
  }

  @Test
  void anEvent_thatArrivedAfterTheWindow_isLate() {
    assertThat(Order.of(List.of(passed(0, 1, 20), passed(1, 2, 10))))
        .isEqualTo(new Order(1, 1, 1, 0));
  }

  @Test
  void anEvent_thatHadArrivedBefore_isBroken() {
    assertThat(Order.of(List.of(passed(0, 2, 20), passed(1, 1, 10))))
        .isEqualTo(new Order(1, 0, 0, 1));
  }

  @Test
  void oneDevice_isOrderedByItsOwnClock() {
    Passed first = new Passed("ann", "phone", 0, arrival(1), times(20, 1));
    Passed second = new Passed("ann", "phone", 0, arrival(2), times(10, 2));

    assertThat(Order.of(List.of(first, second)).broken()).isZero();
    assertThat(Order.of(List.of(first, new Passed("ann", "web", 0, arrival(2), times(10, 2)))))
        .isEqualTo(new Order(1, 1, 0, 1));
  }

  @Test
  void users_areNotCompared() {
    Passed other = new Passed("ben", "tv", 0, arrival(2), times(10, 10));

    assertThat(Order.of(List.of(passed(0, 1, 20), other))).isEqualTo(new Order(0, 0, 0, 0));
  }

  private static Passed passed(int record, int sequence, int second) {
    return new Passed("ann", "phone", record, arrival(sequence), times(second, second));
  }

  private static Passed.Arrival arrival(int sequence) {
    return Passed.Arrival.parse("shardId-000000000000:" + sequence + ":0");
  }

  private static Passed.Times times(int second, int clientSecond) {
    return new Passed.Times(NOON.plusSeconds(second), NOON.plusSeconds(clientSecond));
  }
}
