package io.trackway.local.host;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** Builds hosts for tests: one function named after its handler class. */
final class TestHost {

  static final AwsIdentity IDENTITY =
      new AwsIdentity("eu-central-1", "000000000000", "local", "local-secret");

  static {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
  }

  private TestHost() {}

  static FunctionDefinition function(Class<?> handler, FunctionLimits limits) {
    return new FunctionDefinition(
        handler.getSimpleName(),
        new FunctionCode(handler.getName(), List.of(Path.of("target", "test-classes"))),
        Map.of("STREAM_NAME", "events", "AWS_REGION", "overruled"),
        limits,
        List.of());
  }

  static FunctionDefinition function(Class<?> handler) {
    return function(handler, new FunctionLimits(10, 256, 4));
  }

  static HostSettings settings(Path directory, int queuedInvocationsMax) {
    HostLimits limits =
        new HostLimits(
            queuedInvocationsMax,
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            100);
    return new HostSettings(
        HostSettings.runningJava(),
        Path.of(System.getProperty("runtime.interface.client", "target/runtime-interface-client")),
        directory,
        IDENTITY,
        limits);
  }

  static FunctionHost start(Path directory, FunctionDefinition function) throws IOException {
    return start(directory, function, InvocationObserver.NONE);
  }

  static FunctionHost start(
      Path directory, FunctionDefinition function, InvocationObserver observer) throws IOException {
    return new FunctionHost(
        settings(directory, 100), List.of(function), (name, pid, line) -> {}, observer);
  }

  /** Keeps every line in order. */
  static final class Lines implements LogSink {
    final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    public void line(String functionName, long processId, String line) {
      lines.add(line);
    }
  }
}
