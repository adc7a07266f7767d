package io.trackway.local.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trackway.local.host.InvocationResult.Answered;
import io.trackway.local.host.InvocationResult.Throttled;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many processes there are, and what waits. */
class FunctionPoolTest {

  private static final Payload NOW = Payload.ofText("0");
  private static final Payload LONG = Payload.ofText("1000");

  private final Path directory;

  FunctionPoolTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void host_startsNoProcessBeforeTheFirstInvocation() throws Exception {
    try (FunctionHost host = host(2, 10)) {
      assertThat(host.processIds()).containsEntry("Wait", List.of());
      host.invoke("Wait", NOW);
      assertThat(host.processIds().getOrDefault("Wait", List.of())).hasSize(1);
    }
  }

  @Test
  void invocationsInTurn_useOneProcess() throws Exception {
    try (FunctionHost host = host(2, 10)) {
      assertThat(host.invoke("Wait", NOW)).isEqualTo(host.invoke("Wait", NOW));
    }
  }

  @Test
  void invocationsAtOnce_useAProcessEach() throws Exception {
    try (FunctionHost host = host(2, 10);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(results(host, threads, 2).stream().distinct()).hasSize(2);
    }
  }

  @Test
  void invocationsBeyondTheMaximum_waitForAProcess() throws Exception {
    try (FunctionHost host = host(1, 10);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<InvocationResult> results = results(host, threads, 3);
      assertThat(results).allMatch(Answered.class::isInstance);
      assertThat(results.stream().distinct()).hasSize(1);
    }
  }

  @Test
  void invocationsBeyondTheQueue_areThrottled() throws Exception {
    try (FunctionHost host = host(1, 0);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<InvocationResult> first = threads.submit(() -> host.invoke("Wait", LONG));
      await().until(() -> !host.processIds().getOrDefault("Wait", List.of()).isEmpty());
      assertThat(host.invoke("Wait", NOW)).isInstanceOf(Throttled.class);
      assertThat(first.get()).isInstanceOf(Answered.class);
    }
  }

  @Test
  void processesThatStartAtOnce_doNotDisturbEachOther() throws Exception {
    try (FunctionHost host = host(4, 10);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Set<Class<?>> kinds =
          results(host, threads, 4).stream().map(Object::getClass).collect(Collectors.toSet());
      assertThat(kinds).containsExactly(Answered.class);
    }
  }

  private FunctionHost host(int processesMax, int queuedMax) throws Exception {
    FunctionDefinition function =
        TestHost.function(TestFunctions.Wait.class, new FunctionLimits(10, 256, processesMax));
    return new FunctionHost(
        TestHost.settings(directory, queuedMax),
        List.of(function),
        (name, pid, line) -> {},
        InvocationObserver.NONE);
  }

  private static List<InvocationResult> results(
      FunctionHost host, ExecutorService threads, int invocations) throws Exception {
    List<Future<InvocationResult>> running = new ArrayList<>();
    for (int i = 0; i < invocations; i++) {
      running.add(threads.submit(() -> host.invoke("Wait", LONG)));
    }
    List<InvocationResult> results = new ArrayList<>();
    for (Future<InvocationResult> one : running) {
      results.add(one.get());
    }
    return results;
  }
}
