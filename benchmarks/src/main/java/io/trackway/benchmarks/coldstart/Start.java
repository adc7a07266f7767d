package io.trackway.benchmarks.coldstart;

import io.trackway.local.host.FunctionDefinition;
import io.trackway.local.host.FunctionHost;
import io.trackway.local.host.FunctionLimits;
import io.trackway.local.host.HostLimits;
import io.trackway.local.host.HostSettings;
import io.trackway.local.host.InvocationMoment;
import io.trackway.local.host.InvocationObserver;
import io.trackway.local.host.InvocationResult;
import io.trackway.local.host.Payload;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Starts functions under AWS's runtime client, each time in a new process.
 *
 * @param event what each invocation is given, which has to be answered with status 202
 * @param work where files of the run may be
 */
record Start(Map<String, String> environment, Payload event, Path runtimeClient, Path work) {

  /**
   * What one process took.
   *
   * @param ready from the process's start until it asks for its first request
   * @param first from the process's start to its first answer
   * @param second from the second request to its answer
   * @param processor what the process used of all processors until then
   */
  record Taken(Duration ready, Duration first, Duration second, Duration processor) {}

  private static final String FUNCTION = "IngestFunction";

  /** As the template has them. */
  private static final FunctionLimits LIMITS = new FunctionLimits(20, 1_024, 1);

  /** A process that makes an archive of its classes does so when it is told to end. */
  private static final Duration STOP_MAX = Duration.ofMinutes(3);

  /**
   * Starts the variant, and has it answer that many requests.
   *
   * @param requests at least two
   */
  Taken run(Variant variant, int requests) throws IOException, InterruptedException {
    FunctionDefinition definition =
        new FunctionDefinition(
            FUNCTION, variant.code(), environment, LIMITS, variant.jvmArguments());
    HandOver handOver = new HandOver();
    try (FunctionHost host =
        new FunctionHost(settings(), List.of(definition), (_, _, _) -> {}, handOver)) {
      long begin = System.nanoTime();
      Duration first = invoke(host, variant);
      Duration ready = Duration.ofNanos(handOver.at - begin);
      Duration second = invoke(host, variant);
      Duration processor = processor(host);
      for (int more = 2; more < requests; more++) {
        invoke(host, variant);
      }
      end(host);
      return new Taken(ready, first, second, processor);
    }
  }

  private HostSettings settings() {
    return new HostSettings(
        HostSettings.runningJava(), runtimeClient, work, Services.IDENTITY, HostLimits.defaults());
  }

  private Duration invoke(FunctionHost host, Variant variant) throws InterruptedException {
    long begin = System.nanoTime();
    InvocationResult result = host.invoke(FUNCTION, event);
    Duration taken = Duration.ofNanos(System.nanoTime() - begin);
    if (!result.document().text().contains("\"statusCode\":202")) {
      throw new IllegalStateException(variant.name() + ": " + result.document().text());
    }
    return taken;
  }

  /** Not left to the host, which closes the process's output, and then no archive is made. */
  private static void end(FunctionHost host) throws InterruptedException {
    for (ProcessHandle process : processes(host).toList()) {
      process.destroy();
      try {
        process.onExit().get(STOP_MAX.toMillis(), TimeUnit.MILLISECONDS);
      } catch (ExecutionException | TimeoutException late) {
        throw new IllegalStateException("a function does not end", late);
      }
    }
  }

  private static Stream<ProcessHandle> processes(FunctionHost host) {
    return host.processIds().values().stream()
        .flatMap(List::stream)
        .flatMap(id -> ProcessHandle.of(id).stream());
  }

  private static Duration processor(FunctionHost host) {
    return processes(host)
        .flatMap(process -> process.info().totalCpuDuration().stream())
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** Notes when the process got its latest request, which is when it was ready for the first. */
  private static final class HandOver implements InvocationObserver {

    private volatile long at;

    @Override
    public Decision handedOver(InvocationMoment moment) {
      at = System.nanoTime();
      return Decision.CONTINUE;
    }

    @Override
    public Decision answered(InvocationMoment moment) {
      return Decision.CONTINUE;
    }
  }
}
