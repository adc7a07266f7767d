package io.trackway.local.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.local.host.InvocationObserver.Decision;
import io.trackway.local.host.InvocationResult.Answered;
import io.trackway.local.host.InvocationResult.Crashed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deaths at exact points. */
class InvocationObserverTest {

  private final Path directory;

  InvocationObserverTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void killAtTheAnswer_leavesTheEffectAndNoAnswer() throws Exception {
    Path effect = directory.resolve("effect");
    AtomicInteger answers = new AtomicInteger();
    InvocationObserver first = observer(Decision.CONTINUE, () -> answers.incrementAndGet() == 1);
    try (FunctionHost host = start(first)) {
      assertThat(host.invoke("Effect", Payload.ofText(effect.toString())))
          .isInstanceOfSatisfying(
              Crashed.class, it -> assertThat(it.message()).endsWith("signal: killed"));
      assertThat(Files.readString(effect)).isEqualTo("done\n");
      assertThat(host.processIds()).containsEntry("Effect", List.of());
      assertThat(host.invoke("Effect", Payload.ofText(effect.toString())))
          .isInstanceOf(Answered.class);
      assertThat(Files.readString(effect)).isEqualTo("done\ndone\n");
    }
  }

  @Test
  void killAtTheHandover_leavesNoEffect() throws Exception {
    Path effect = directory.resolve("effect");
    try (FunctionHost host = start(observer(Decision.KILL, () -> false))) {
      assertThat(host.invoke("Effect", Payload.ofText(effect.toString())))
          .isInstanceOf(Crashed.class);
      assertThat(effect).doesNotExist();
    }
  }

  @Test
  void observer_seesTheSameProcessAtBothPoints() throws Exception {
    List<InvocationMoment> moments = new ArrayList<>();
    InvocationObserver watching =
        new InvocationObserver() {
          @Override
          public Decision handedOver(InvocationMoment moment) {
            moments.add(moment);
            return Decision.CONTINUE;
          }

          @Override
          public Decision answered(InvocationMoment moment) {
            moments.add(moment);
            return Decision.CONTINUE;
          }
        };
    try (FunctionHost host = start(watching)) {
      host.invoke("Effect", Payload.ofText(directory.resolve("effect").toString()));
      assertThat(moments).hasSize(2);
      assertThat(moments.getFirst()).isEqualTo(moments.getLast());
      assertThat(host.processIds())
          .containsEntry("Effect", List.of(moments.getFirst().processId()));
    }
  }

  private FunctionHost start(InvocationObserver observer) throws Exception {
    return TestHost.start(
        directory.resolve("run"), TestHost.function(TestFunctions.Effect.class), observer);
  }

  private static InvocationObserver observer(Decision atHandover, BooleanSupplier killAtAnswer) {
    return new InvocationObserver() {
      @Override
      public Decision handedOver(InvocationMoment moment) {
        return atHandover;
      }

      @Override
      public Decision answered(InvocationMoment moment) {
        return killAtAnswer.getAsBoolean() ? Decision.KILL : Decision.CONTINUE;
      }
    };
  }
}
