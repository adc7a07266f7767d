package io.trackway.local.storage;

import com.robothy.s3.rest.LocalS3;
import com.robothy.s3.rest.bootstrap.LocalS3Mode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * S3 on this machine, in memory: its endpoint is there at once, its server from the first
 * connection on. Connections are relayed, so clients cannot tell.
 */
public final class ObjectStore implements AutoCloseable {

  private static final int CONNECTIONS_MAX = 200;
  private static final int BACKLOG = 50;
  private static final int THREADS = 2;

  /**
   * The server does not release all the buffers that it takes; taken from the heap and from no
   * pool, they are collected all the same.
   */
  private static final Map<String, String> MEMORY =
      Map.of(
          "io.netty.allocator.type", "unpooled",
          "io.netty.noPreferDirect", "true",
          "io.netty.leakDetection.level", "disabled");

  private final ServerSocket endpoint;
  private final List<String> buckets;
  private final Semaphore connections = new Semaphore(CONNECTIONS_MAX);
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private @Nullable LocalS3 server;

  private ObjectStore(ServerSocket endpoint, List<String> buckets) {
    this.endpoint = endpoint;
    this.buckets = List.copyOf(buckets);
  }

  /**
   * Listens, and starts nothing yet.
   *
   * @param port zero for any free one
   * @param buckets made when the server starts
   */
  public static ObjectStore listen(int port, List<String> buckets) throws IOException {
    ServerSocket endpoint = new ServerSocket(port, BACKLOG, loopback());
    ObjectStore store = new ObjectStore(endpoint, buckets);
    Thread.ofVirtual().name("object store").start(store::accept);
    return store;
  }

  /** Clients need path-style access to it. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + endpoint.getLocalPort());
  }

  public synchronized boolean isStarted() {
    return server != null;
  }

  @Override
  public void close() throws IOException {
    endpoint.close();
    for (Socket socket : open) {
      socket.close();
    }
    synchronized (this) {
      if (server != null) {
        server.shutdown();
        server = null;
      }
    }
  }

  private void accept() {
    try {
      while (!endpoint.isClosed()) {
        connections.acquire();
        Socket client = endpoint.accept();
        open.add(client);
        Thread.ofVirtual().name("object store connection").start(() -> serve(client));
      }
    } catch (IOException closed) {
      // The endpoint was closed: nobody can connect any more.
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket s3 = new Socket(loopback(), startedPort())) {
      open.add(s3);
      // Else the second part of a message waits 40 ms for the acknowledgement of the first.
      client.setTcpNoDelay(true);
      s3.setTcpNoDelay(true);
      Thread answers = Thread.ofVirtual().start(() -> relay(s3, client));
      relay(client, s3);
      answers.join();
      open.remove(s3);
    } catch (IOException gone) {
      // The client sees its connection close, as with any server that goes away.
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(client);
      connections.release();
    }
  }

  private static void relay(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
      to.shutdownOutput();
    } catch (IOException gone) {
      closeQuietly(from);
      closeQuietly(to);
    }
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException closed) {
      // It is closed either way.
    }
  }

  private synchronized int startedPort() throws IOException {
    if (endpoint.isClosed()) {
      throw new IOException("the object store is closed");
    }
    if (server == null) {
      MEMORY.forEach((name, value) -> System.getProperties().putIfAbsent(name, value));
      LocalS3 starting =
          LocalS3.builder()
              .port(freePort())
              .mode(LocalS3Mode.IN_MEMORY)
              .nettyParentEventGroupThreadNum(1)
              .nettyChildEventGroupThreadNum(THREADS)
              .s3ExecutorThreadNum(THREADS)
              .build();
      starting.start();
      buckets.forEach(it -> makeBucket(starting.getPort(), it));
      server = starting;
    }
    return server.getPort();
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, loopback())) {
      return probe.getLocalPort();
    }
  }

  private static void makeBucket(int port, String bucket) {
    try {
      URI uri = URI.create("http://127.0.0.1:" + port + "/" + bucket);
      HttpURLConnection request = (HttpURLConnection) uri.toURL().openConnection();
      request.setRequestMethod("PUT");
      int status = request.getResponseCode();
      request.disconnect();
      if (status != HttpURLConnection.HTTP_OK) {
        throw new IOException("cannot make bucket " + bucket + ": status " + status);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static InetAddress loopback() {
    return InetAddress.ofLiteral("127.0.0.1");
  }
}
