package io.trackway.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A script in a page of a real browser. The page comes from a server of its own under another host
 * name, so that the SDK in it sends to another site; there it also asks for its commands.
 */
final class BrowserScript implements Script {

  private static final Duration ASK_MAX = Duration.ofSeconds(20);

  private final HttpServer server;
  private final BlockingQueue<String> commands = new ArrayBlockingQueue<>(1);
  private final BlockingQueue<String> answers = new ArrayBlockingQueue<>(16);
  private final Path sdk;
  private final Path script;
  private @Nullable Chromium browser;

  private BrowserScript(Path sdk, Path script) throws IOException {
    this.sdk = sdk;
    this.script = script;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  /**
   * Opens a page with an SDK and a script.
   *
   * @param sdk the bundle for browsers in the SDK's own npm package
   */
  static BrowserScript start(String sdk, String script) throws IOException, InterruptedException {
    BrowserScript started =
        new BrowserScript(
            NodeModules.folder().resolve("node_modules").resolve(sdk), NodeModules.script(script));
    try {
      started.open();
      return started;
    } catch (IOException | RuntimeException failed) {
      started.close();
      throw failed;
    }
  }

  private void open() throws IOException {
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
    browser =
        Chromium.open(
            URI.create("http://localhost:%d/shop".formatted(server.getAddress().getPort())));
  }

  @Override
  public void run(JsonNode command) throws IOException, InterruptedException {
    commands.put(command.toString());
    @Nullable String answer = answers.poll(Patience.DELIVERED.toSeconds(), TimeUnit.SECONDS);
    if (answer == null || !answer.equals("done")) {
      Chromium opened = Objects.requireNonNull(browser);
      throw new IllegalStateException(
          "%s; the browser %s: %s"
              .formatted(answer, opened.isAlive() ? "runs" : "has ended", opened.log()));
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      switch (exchange.getRequestURI().getPath()) {
        case "/shop" -> answer(exchange, "text/html", Files.readAllBytes(page()));
        case "/sdk.js" -> answer(exchange, "text/javascript", Files.readAllBytes(sdk));
        case "/script.js" -> answer(exchange, "text/javascript", Files.readAllBytes(script));
        case "/command" -> answer(exchange, "application/json", nextCommand());
        case "/answer" -> {
          answers.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          exchange.sendResponseHeaders(204, -1);
        }
        default -> exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  private static Path page() {
    return NodeModules.script("page.html");
  }

  /** Nothing where there is none yet: the page then asks again. */
  private byte[] nextCommand() throws IOException {
    try {
      @Nullable String command = commands.poll(ASK_MAX.toSeconds(), TimeUnit.SECONDS);
      return command == null ? new byte[0] : command.getBytes(UTF_8);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("the page server stops", stopped);
    }
  }

  private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", type + "; charset=utf-8");
    exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() throws IOException {
    if (browser != null) {
      browser.close();
    }
    server.stop(0);
  }
}
