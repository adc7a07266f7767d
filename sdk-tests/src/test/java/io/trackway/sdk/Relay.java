package io.trackway.sdk;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands between one SDK and the gateway as a TCP relay, and can be gone like a server whose
 * process was killed: connections are reset and new ones refused, until it listens again on the
 * same port.
 */
final class Relay implements AutoCloseable {

  private static final int BUFFER_BYTES = 16 * 1_024;
  private static final int BACKLOG = 128;
  private static final int TRIES_MAX = 100;

  /**
   * Below the ports that systems give to outgoing connections: while the relay is gone, nothing
   * else gets its port.
   */
  private static final int PORT_FROM = 10_000;

  private static final int PORT_BEFORE = 30_000;

  private final InetSocketAddress server;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicLong answeredBytes = new AtomicLong();
  private volatile ServerSocket listener;

  Relay(URI server) {
    this.server = new InetSocketAddress(server.getHost(), server.getPort());
    this.listener = listenAnywhere();
    accept(listener);
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  /** How many connections it has taken so far. */
  int connections() {
    return connections.get();
  }

  /** How much the server has answered so far. */
  long answeredBytes() {
    return answeredBytes.get();
  }

  /** Resets every connection and refuses new ones. */
  void kill() throws IOException {
    listener.close();
    sockets.forEach(Relay::reset);
  }

  /** Takes connections again, on the same port. */
  void restart() throws IOException {
    listener = listen(listener.getLocalPort());
    accept(listener);
  }

  @Override
  public void close() throws IOException {
    kill();
  }

  private static ServerSocket listenAnywhere() {
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      try {
        return listen(ThreadLocalRandom.current().nextInt(PORT_FROM, PORT_BEFORE));
      } catch (BindException taken) {
        // The next one may be free.
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
    throw new IllegalStateException("no free port in %d tries".formatted(TRIES_MAX));
  }

  private static ServerSocket listen(int port) throws IOException {
    return new ServerSocket(port, BACKLOG, InetAddress.ofLiteral("127.0.0.1"));
  }

  private void accept(ServerSocket open) {
    Thread.startVirtualThread(
        () -> {
          try {
            while (true) {
              Socket client = open.accept();
              connections.incrementAndGet();
              sockets.add(client);
              if (open.isClosed()) {
                reset(client);
              } else {
                Thread.startVirtualThread(() -> relay(client));
              }
            }
          } catch (IOException closed) {
            // The relay was killed.
          }
        });
  }

  private void relay(Socket client) {
    try (client;
        Socket upstream = new Socket(server.getAddress(), server.getPort())) {
      client.setTcpNoDelay(true);
      upstream.setTcpNoDelay(true);
      sockets.add(upstream);
      Thread answers = Thread.startVirtualThread(() -> pump(upstream, client, answeredBytes));
      pump(client, upstream, new AtomicLong());
      answers.join();
      sockets.remove(upstream);
    } catch (IOException gone) {
      // One of the two has ended the connection.
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      sockets.remove(client);
    }
  }

  private static void pump(Socket from, Socket to, AtomicLong moved) {
    byte[] buffer = new byte[BUFFER_BYTES];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        out.write(buffer, 0, length);
        moved.addAndGet(length);
      }
      to.shutdownOutput();
    } catch (IOException gone) {
      reset(to);
    }
  }

  /** Closing without lingering makes the system send a reset. */
  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException gone) {
      // It is closed already.
    }
  }
}
