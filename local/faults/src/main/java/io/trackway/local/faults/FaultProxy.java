package io.trackway.local.faults;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between clients and one service, on the loopback address, and lets an {@link Interference}
 * decide what becomes of each call. It has sockets of its own, since no HTTP server resets a
 * connection when asked to.
 */
public final class FaultProxy implements AutoCloseable {

  private static final int BACKLOG = 512;
  private static final int CONNECTIONS_MAX = 1_000;

  private final URI service;
  private final Interference interference;
  private final ServerSocket listener;
  private final Semaphore free = new Semaphore(CONNECTIONS_MAX);
  private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
  private final AtomicInteger calls = new AtomicInteger();

  private FaultProxy(URI service, Interference interference, ServerSocket listener) {
    this.service = service;
    this.interference = interference;
    this.listener = listener;
  }

  /** Listens on any free port. */
  public static FaultProxy start(URI service, Interference interference) {
    try {
      ServerSocket listener = new ServerSocket(0, BACKLOG, InetAddress.ofLiteral("127.0.0.1"));
      FaultProxy proxy = new FaultProxy(service, interference, listener);
      Thread.ofVirtual().name("fault proxy").start(proxy::accept);
      return proxy;
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
  }

  /** Where clients are to send their calls. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  /** Calls that have been read and are not over yet, though their callers may be gone. */
  public int callsInFlight() {
    return calls.get();
  }

  private void accept() {
    try {
      while (!listener.isClosed()) {
        free.acquire();
        Socket client = listener.accept();
        clients.add(client);
        Thread.ofVirtual().start(() -> serve(client));
      }
    } catch (IOException closed) {
      // The proxy was closed.
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve(Socket client) {
    try (client;
        Upstream upstream = new Upstream(service)) {
      client.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(client.getInputStream());
      OutputStream out = client.getOutputStream();
      boolean isOpen = true;
      for (Optional<HttpMessage> next = HttpMessage.read(in);
          isOpen && next.isPresent();
          next = isOpen ? HttpMessage.read(in) : Optional.empty()) {
        isOpen = answer(next.get(), upstream, client, out);
      }
    } catch (IOException gone) {
      // The client or the service has ended the connection; the client sees that it is closed.
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      clients.remove(client);
      free.release();
    }
  }

  /** Whether the connection goes on. */
  private boolean answer(HttpMessage request, Upstream upstream, Socket client, OutputStream out)
      throws IOException, InterruptedException {
    calls.incrementAndGet();
    try {
      return switch (interference.reply(request, upstream)) {
        case Reply.Whole(HttpMessage answer) -> {
          out.write(answer.bytes());
          yield !request.endsConnection() && !answer.endsConnection();
        }
        case Reply.Half(HttpMessage answer) -> {
          byte[] bytes = answer.bytes();
          out.write(Arrays.copyOf(bytes, bytes.length - answer.body().length / 2 - 1));
          yield reset(client);
        }
        case Reply.Reset() -> reset(client);
      };
    } finally {
      calls.decrementAndGet();
    }
  }

  /** Closing without lingering makes the system send a reset. */
  private static boolean reset(Socket socket) throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
    return false;
  }

  /** Ends every connection. */
  @Override
  public void close() {
    try {
      listener.close();
      for (Socket client : clients) {
        client.close();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
