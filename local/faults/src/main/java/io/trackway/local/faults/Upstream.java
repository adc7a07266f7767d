package io.trackway.local.faults;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The connection to the service that goes with one connection of a client. */
final class Upstream implements Interference.Passage, AutoCloseable {

  /** Servers close a connection that nobody uses after half a minute. */
  private static final Duration UNUSED_MAX = Duration.ofSeconds(10);

  private static final Duration ANSWER_MAX = Duration.ofSeconds(60);

  private final URI service;
  private @Nullable Socket socket;
  private InputStream in = InputStream.nullInputStream();
  private long usedAt = System.nanoTime();

  Upstream(URI service) {
    this.service = service;
  }

  /** Never sends twice: a call that fails here may have been heard. */
  @Override
  public HttpMessage forward(HttpMessage request) throws IOException {
    Socket open = open();
    open.getOutputStream().write(request.bytes());
    Optional<HttpMessage> answer = HttpMessage.read(in);
    usedAt = System.nanoTime();
    if (answer.isEmpty() || answer.get().endsConnection()) {
      close();
    }
    return answer.orElseThrow(() -> new IOException("the service has ended the connection"));
  }

  private Socket open() throws IOException {
    Socket open = socket;
    if (open != null && System.nanoTime() - usedAt < UNUSED_MAX.toNanos()) {
      return open;
    }
    close();
    Socket fresh = new Socket(service.getHost(), service.getPort());
    fresh.setTcpNoDelay(true);
    fresh.setSoTimeout((int) ANSWER_MAX.toMillis());
    in = new BufferedInputStream(fresh.getInputStream());
    socket = fresh;
    return fresh;
  }

  @Override
  public void close() throws IOException {
    if (socket != null) {
      socket.close();
      socket = null;
    }
  }
}
