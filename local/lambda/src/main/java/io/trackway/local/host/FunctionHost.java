package io.trackway.local.host;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Lambda on a laptop: functions as child JVMs under AWS's runtime client, started on demand. */
public final class FunctionHost implements AutoCloseable {

  private final HostSettings settings;
  private final LogSink logs;
  private final InvocationObserver observer;
  private final RunDirectory directory;
  private final ProcessLauncher launcher;
  private final HostServer server;
  private final Map<String, FunctionPool> pools = new LinkedHashMap<>();

  public FunctionHost(
      HostSettings settings,
      List<FunctionDefinition> functions,
      LogSink logs,
      InvocationObserver observer)
      throws IOException {
    this.settings = settings;
    this.logs = logs;
    this.observer = observer;
    this.directory = new RunDirectory(settings.directory(), settings.runtimeClient());
    this.launcher = new ProcessLauncher(settings, directory);
    for (FunctionDefinition function : functions) {
      pools.put(
          function.name(), new FunctionPool(function, settings.limits(), () -> start(function)));
    }
    this.server = new HostServer(new InvokeApi(this::tryInvoke));
  }

  /** Where the Invoke API listens: an endpoint for {@code aws lambda invoke} and the SDKs. */
  public URI endpoint() {
    return server.endpoint();
  }

  /** Runs the function once and waits for the result. */
  public InvocationResult invoke(String functionName, Payload event) throws InterruptedException {
    return tryInvoke(functionName, event)
        .orElseThrow(() -> new NoSuchElementException("no function " + functionName));
  }

  /** The living processes of each function. */
  public Map<String, List<Long>> processIds() {
    Map<String, List<Long>> ids = new LinkedHashMap<>();
    pools.forEach((name, pool) -> ids.put(name, pool.processIds()));
    return ids;
  }

  private Optional<InvocationResult> tryInvoke(String functionName, Payload event)
      throws InterruptedException {
    FunctionPool pool = pools.get(functionName);
    return pool == null ? Optional.empty() : Optional.of(pool.invoke(event));
  }

  private FunctionProcess start(FunctionDefinition function) throws IOException {
    String name = UUID.randomUUID().toString().replace("-", "");
    CompletableFuture<HostServer.ProcessEndpoint> endpoint = server.open(name);
    Process child = launcher.start(function, name, server.runtimeApi(name));
    FunctionProcess process = new FunctionProcess(child, () -> server.close(name));
    RuntimeApi api = new RuntimeApi(function, settings, observer);
    endpoint.complete((operation, exchange) -> api.handle(process, operation, exchange));
    LogPump pump =
        new LogPump(
            child.getInputStream(),
            line -> logs.line(function.name(), child.pid(), line),
            settings.limits().logLineBytesMax());
    Thread.ofVirtual().name("log of " + function.name()).start(pump::run);
    return process;
  }

  /** Ends all processes, politely first, and removes the run's folder. */
  @Override
  public void close() throws IOException {
    List<FunctionProcess> processes = new ArrayList<>();
    pools.values().forEach(pool -> processes.addAll(pool.close()));
    processes.forEach(FunctionProcess::stop);
    try {
      long end = System.nanoTime() + settings.limits().stopMax().toNanos();
      for (FunctionProcess process : processes) {
        Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
        if (!process.awaitExit(left)) {
          process.kill(settings.limits().stopMax());
        }
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      processes.forEach(FunctionProcess::killNow);
    } finally {
      server.close();
      directory.close();
    }
  }
}
