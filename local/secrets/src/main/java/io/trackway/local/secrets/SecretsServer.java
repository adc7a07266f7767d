package io.trackway.local.secrets;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A Secrets Manager server in this process, on the loopback address.
 *
 * <p>It speaks the service's JSON 1.1 protocol, so that any unmodified SDK is a client. Signatures
 * are not verified. It keeps the current and the previous value of a secret, which is what the
 * service promises to keep; rotation, replication, tags and deletion it does not have.
 */
public final class SecretsServer implements AutoCloseable {

  private static final int BACKLOG = 64;

  private final HttpServer http;
  private final ExecutorService threads;

  private SecretsServer(HttpServer http, ExecutorService threads) {
    this.http = http;
    this.threads = threads;
  }

  /** Starts a server that answers as soon as this returns. */
  public static SecretsServer start(SecretsOptions options) {
    try {
      InetSocketAddress address =
          new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), options.port());
      HttpServer http = HttpServer.create(address, BACKLOG);
      ExecutorService threads =
          Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("secrets-", 0).factory());
      http.setExecutor(threads);
      http.createContext(
          "/", new RequestHandler(new Operations(new SecretStore(options)).byName()));
      http.start();
      return new SecretsServer(http, threads);
    } catch (IOException e) {
      throw new UncheckedIOException("No Secrets Manager server on port " + options.port(), e);
    }
  }

  /** Where clients send their requests. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  /** Stops listening and forgets every secret that is not in a file. */
  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }
}
