package io.trackway.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is opened in one order is closed in the other, come what may. */
class ClosingOrderTest {

  private final List<String> closed = new ArrayList<>();
  private final ClosingOrder order = new ClosingOrder();

  private AutoCloseable part(String name) {
    return () -> closed.add(name);
  }

  @Test
  void parts_closeInReverseOrderAndOnce() {
    order.add(part("first"));
    order.add(part("second"));

    order.close();
    order.close();

    assertThat(closed).containsExactly("second", "first");
  }

  @Test
  void partThatFailsToClose_doesNotKeepTheOthersOpen() {
    order.add(part("first"));
    order.add(
        () -> {
          throw new IOException("stuck");
        });
    order.add(part("third"));

    assertThatThrownBy(order::close)
        .isInstanceOf(StackException.class)
        .satisfies(it -> assertThat(it.getSuppressed()).hasSize(1));
    assertThat(closed).containsExactly("third", "first");
  }

  @Test
  void partThatComesUpTooLate_isClosedAtOnce() {
    order.close();

    assertThatThrownBy(() -> order.add(part("late"))).hasMessage("the stack is being stopped");
    assertThat(closed).containsExactly("late");
  }
}
