package io.trackway.local.kinesis;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A Kinesis Data Streams server in this process, on the loopback address, with records in memory.
 *
 * <p>It speaks the service's JSON 1.1 and CBOR 1.1 protocols, so that any unmodified SDK is a
 * client. Signatures are not verified: every credential is as good as any other. What the service
 * does over seconds, such as creating a stream or splitting a shard, is done when the call returns.
 *
 * <p>It speaks HTTP/1.1 only. The clients that prefer HTTP/2 for Kinesis, which are the SDK for
 * JavaScript and the asynchronous one for Java, are told to use HTTP/1.1.
 *
 * <p>The JDK's server waits 40 ms per answer unless {@code sun.net.httpserver.nodelay} is set when
 * its first server starts. This class sets it, which is in time unless the process has started
 * another HTTP server before; such a process sets it on its command line.
 */
public final class KinesisServer implements AutoCloseable {
  private static final String NODELAY = "sun.net.httpserver.nodelay";
  private static final int BACKLOG = 512;

  static {
    if (System.getProperty(NODELAY) == null) {
      System.setProperty(NODELAY, "true");
    }
  }

  private final HttpServer http;
  private final ExecutorService threads;

  private KinesisServer(HttpServer http, ExecutorService threads) {
    this.http = http;
    this.threads = threads;
  }

  /** Starts a server that answers as soon as this returns. */
  public static KinesisServer start(KinesisOptions options) {
    try {
      InetSocketAddress address =
          new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), options.port());
      HttpServer http = HttpServer.create(address, BACKLOG);
      ExecutorService threads =
          Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("kinesis-", 0).factory());
      http.setExecutor(threads);
      http.createContext("/", new RequestHandler(operations(new StreamStore(options))));
      http.start();
      return new KinesisServer(http, threads);
    } catch (IOException e) {
      throw new UncheckedIOException("No Kinesis server on port " + options.port(), e);
    }
  }

  /** Where clients send their requests, such as {@code http://127.0.0.1:4568}. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  /** Stops listening and forgets every stream. */
  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }

  private static Map<String, Operation> operations(StreamStore store) {
    Map<String, Operation> operations = new HashMap<>();
    operations.putAll(new StreamOperations(store).byName());
    operations.putAll(new SettingsOperations(store).byName());
    operations.putAll(new TagOperations(store).byName());
    operations.putAll(new ListShardsOperation(store).byName());
    operations.putAll(new ReshardingOperations(store).byName());
    operations.putAll(new WriteOperations(store).byName());
    operations.putAll(new ReadOperations(store).byName());
    return operations;
  }
}
