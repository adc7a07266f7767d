package io.trackway.local.host;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** HTTP servers that only this machine can reach. */
public final class Loopback {

  private static final int BACKLOG = 512;
  private static final String NODELAY = "sun.net.httpserver.nodelay";

  static {
    // Otherwise each answer may wait 40 ms; read once, when the first server of the JVM starts.
    if (System.getProperty(NODELAY) == null) {
      System.setProperty(NODELAY, "true");
    }
  }

  private Loopback() {}

  /** A server that is bound but not started; port zero takes any free one. */
  public static HttpServer bind(int port) throws IOException {
    InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
    return HttpServer.create(new InetSocketAddress(loopback, port), BACKLOG);
  }

  public static URI endpoint(HttpServer server) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }
}
