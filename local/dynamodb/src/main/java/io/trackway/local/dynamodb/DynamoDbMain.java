package io.trackway.local.dynamodb;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import java.io.PrintStream;
import java.net.InetAddress;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;

/**
 * The program of the server's process: {@code DynamoDbMain <port>}, 0 being any free one.
 *
 * <p>It puts AWS's request handler behind a connector of its own, since AWS's program listens on
 * every network interface, sends telemetry unless told not to, and survives whoever started it.
 */
final class DynamoDbMain {

  /** What the first line on standard output starts with; the port follows. */
  static final String LISTENING = "listening ";

  private static final int ANSWER_CODE = 0;
  private static final boolean IN_MEMORY = true;
  private static final boolean SHARED_BY_ALL_CREDENTIALS_AND_REGIONS = true;
  private static final boolean DELAY_STATUSES = false;

  private DynamoDbMain() {}

  /** Serves until standard input ends, which it does however the parent process ends. */
  public static void main(String[] arguments) throws Exception {
    PrintStream announcements = System.out;
    // Everything else that is printed belongs in the log.
    System.setOut(System.err);

    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
    connector.setPort(Integer.parseInt(arguments[0]));
    server.addConnector(connector);
    server.setHandler(
        new ContextHandler(
            new LocalDynamoDBServerHandler(
                new LocalDynamoDBRequestHandler(
                    ANSWER_CODE,
                    IN_MEMORY,
                    null,
                    SHARED_BY_ALL_CREDENTIALS_AND_REGIONS,
                    DELAY_STATUSES),
                null),
            "/"));
    server.start();

    announcements.println(LISTENING + connector.getLocalPort());
    announcements.flush();
    while (System.in.read() >= 0) {
      // Nothing is ever sent: only the end counts.
    }
    WorkFolder.delete(WorkFolder.ofThisProcess());
    Runtime.getRuntime().halt(0);
  }
}
