package io.trackway.local.host;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The HTTP server of a host: a Runtime API per process, and the Invoke API. */
final class HostServer implements AutoCloseable {

  /** Serves the requests of one process. */
  @FunctionalInterface
  interface ProcessEndpoint {
    void handle(String operation, HttpExchange exchange) throws IOException, InterruptedException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, CompletableFuture<ProcessEndpoint>> processes =
      new ConcurrentHashMap<>();

  HostServer(InvokeApi invokeApi) throws IOException {
    this.server = Loopback.bind(0);
    server.setExecutor(threads);
    server.createContext("/process/", this::handleRuntime);
    server.createContext(InvokeApi.PATH, invokeApi::handle);
    server.start();
  }

  URI endpoint() {
    return Loopback.endpoint(server);
  }

  /** Opens the address of a process, which may call before the host knows the process. */
  CompletableFuture<ProcessEndpoint> open(String processName) {
    CompletableFuture<ProcessEndpoint> endpoint = new CompletableFuture<>();
    processes.put(processName, endpoint);
    return endpoint;
  }

  void close(String processName) {
    processes.remove(processName);
  }

  /** What the runtime client takes as the Runtime API's address: no scheme, our path. */
  String runtimeApi(String processName) {
    return "127.0.0.1:" + server.getAddress().getPort() + "/process/" + processName;
  }

  private void handleRuntime(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath().substring("/process/".length());
      int end = path.indexOf('/');
      String processName = end < 0 ? path : path.substring(0, end);
      String operation = end < 0 ? "" : path.substring(end);
      Optional<CompletableFuture<ProcessEndpoint>> process =
          Optional.ofNullable(processes.get(processName));
      if (process.isEmpty() || !operation.startsWith(RuntimeApi.VERSION)) {
        Http.status(exchange, 404);
        return;
      }
      process.get().join().handle(operation.substring(RuntimeApi.VERSION.length()), exchange);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
