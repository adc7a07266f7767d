package io.trackway.local.kinesis;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The {@code kinesis-local} server of npm as a child process.
 *
 * <p>It is installed from the committed lock file into {@code target}, once per lock file, so that
 * a second run needs no network. It ends with this process, whatever ends this process, because it
 * watches its standard input.
 */
final class NpmKinesis implements AutoCloseable {
  private static final Path MODULE = Path.of(System.getProperty("basedir", "."));
  private static final Path COMMITTED = MODULE.resolve("src/test/node");
  private static final Path INSTALLED = MODULE.resolve("target/kinesis-local").toAbsolutePath();
  private static final Path PACKAGE = INSTALLED.resolve("node_modules/kinesis-local");
  private static final Path INSTALLED_LOCK = INSTALLED.resolve("installed-lock.json");
  private static final Duration INSTALL_MAX = Duration.ofMinutes(5);
  private static final Duration START_MAX = Duration.ofSeconds(60);
  private static final String UNTIL_INPUT_ENDS =
      "process.stdin.on('close', () => process.exit(0)).resume(); require(process.argv[1])";

  private final Process process;
  private final int port;

  private NpmKinesis(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static NpmKinesis start() throws IOException, InterruptedException {
    install();
    int port = freePort();
    ProcessBuilder builder =
        new ProcessBuilder("node", "-e", UNTIL_INPUT_ENDS, PACKAGE.resolve("main.js").toString());
    builder.environment().putAll(environment(port, freePort()));
    NpmKinesis server = new NpmKinesis(launch(builder, "kinesis-local.log"), port);
    await()
        .atMost(START_MAX)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> !server.process.isAlive() || server.isListening());
    if (!server.process.isAlive()) {
      throw new IllegalStateException(
          "kinesis-local ended: " + Files.readString(INSTALLED.resolve("kinesis-local.log")));
    }
    return server;
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public void close() {
    process.destroy();
  }

  private static Map<String, String> environment(int port, int tlsPort) {
    String soon = "5ms";
    return Map.ofEntries(
        Map.entry("KINESIS_MOCK_PLAIN_PORT", Integer.toString(port)),
        Map.entry("KINESIS_MOCK_TLS_PORT", Integer.toString(tlsPort)),
        Map.entry("KINESIS_MOCK_CERT_PATH", PACKAGE.resolve("server.json").toString()),
        Map.entry("AWS_ACCOUNT_ID", "000000000000"),
        Map.entry("AWS_REGION", "us-east-1"),
        Map.entry("LOG_LEVEL", "ERROR"),
        Map.entry("SHARD_LIMIT", "1000"),
        Map.entry("ON_DEMAND_STREAM_COUNT_LIMIT", "100"),
        Map.entry("CREATE_STREAM_DURATION", soon),
        Map.entry("DELETE_STREAM_DURATION", soon),
        Map.entry("SPLIT_SHARD_DURATION", soon),
        Map.entry("MERGE_SHARDS_DURATION", soon),
        Map.entry("UPDATE_SHARD_COUNT_DURATION", soon),
        Map.entry("UPDATE_STREAM_MODE_DURATION", soon),
        Map.entry("START_STREAM_ENCRYPTION_DURATION", soon),
        Map.entry("STOP_STREAM_ENCRYPTION_DURATION", soon));
  }

  private static void install() throws IOException, InterruptedException {
    Path lock = COMMITTED.resolve("package-lock.json");
    if (Files.exists(INSTALLED_LOCK) && Files.mismatch(lock, INSTALLED_LOCK) == -1) {
      return;
    }
    Files.createDirectories(INSTALLED);
    for (String file : List.of("package.json", "package-lock.json")) {
      Files.copy(
          COMMITTED.resolve(file), INSTALLED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    Process npm =
        launch(
            new ProcessBuilder(
                "npm", "ci", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts"),
            "npm.log");
    if (!npm.waitFor(INSTALL_MAX.toSeconds(), TimeUnit.SECONDS) || npm.exitValue() != 0) {
      npm.destroyForcibly();
      throw new IllegalStateException(
          "npm could not install kinesis-local: " + Files.readString(INSTALLED.resolve("npm.log")));
    }
    Files.copy(lock, INSTALLED_LOCK, StandardCopyOption.REPLACE_EXISTING);
  }

  private static Process launch(ProcessBuilder builder, String log) {
    File output = INSTALLED.resolve(log).toFile();
    try {
      return builder
          .directory(INSTALLED.toFile())
          .redirectErrorStream(true)
          .redirectOutput(output)
          .start();
    } catch (IOException e) {
      throw new IllegalStateException(
          "The conformance kit runs against kinesis-local too, which needs Node.js with npm on"
              + " the PATH",
          e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private boolean isListening() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
