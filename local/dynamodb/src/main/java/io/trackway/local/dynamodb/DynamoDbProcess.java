package io.trackway.local.dynamodb;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A running DynamoDB Local: in memory, on the loopback interface, one set of tables for all
 * credentials and regions.
 *
 * <p>For local and test use only, as AWS's licence for it says. Unlike the service it deletes
 * expired items within seconds where a table has a time to live. The process ends with {@link
 * #close}, and also when the process that started it ends, in whatever way.
 */
public final class DynamoDbProcess implements AutoCloseable {

  private static final int LOG_CHARACTERS_MAX = 4_000;
  private static final Duration END_LIMIT = Duration.ofSeconds(5);

  private final Process process;
  private final URI endpoint;
  private final Path workFolder;

  private DynamoDbProcess(Process process, URI endpoint, Path workFolder) {
    this.process = process;
    this.endpoint = endpoint;
    this.workFolder = workFolder;
  }

  /**
   * How to start it.
   *
   * @param jars the folder with the server's classpath
   * @param port to listen on, 0 being any free one
   * @param startLimit how long to wait for its first answer
   */
  public record Options(Path jars, int port, Duration startLimit) {

    /** On any free port, with the jars that the build put into this module's own folder. */
    public static Options inRepository(Path root) {
      Path jars = root.resolve("local").resolve("dynamodb").resolve("target/dynamodb-local");
      return new Options(jars, 0, Duration.ofSeconds(30));
    }

    /** The same on that port. */
    public Options withPort(int other) {
      return new Options(jars, other, startLimit);
    }
  }

  /**
   * Starts it and waits for its first answer.
   *
   * @throws IOException with the end of its log where it does not come up
   */
  public static DynamoDbProcess start(Options options) throws IOException, InterruptedException {
    if (!Files.isDirectory(options.jars())) {
      throw new IOException("DynamoDB Local has not been built: no folder " + options.jars());
    }
    Path workFolder = WorkFolder.create(options.jars());
    Path log = workFolder.resolve("dynamodb.log");
    Process process =
        new ProcessBuilder(command(options, workFolder))
            .redirectError(log.toFile())
            .directory(workFolder.toFile())
            .start();
    try {
      URI endpoint = URI.create("http://127.0.0.1:" + awaitPort(process, options.startLimit()));
      requireAnswer(endpoint, options.startLimit());
      return new DynamoDbProcess(process, endpoint, workFolder);
    } catch (IOException | InterruptedException failed) {
      end(process);
      String text = Files.readString(log, StandardCharsets.UTF_8);
      WorkFolder.delete(workFolder);
      if (failed instanceof InterruptedException interrupted) {
        throw interrupted;
      }
      String tail = text.substring(Math.max(0, text.length() - LOG_CHARACTERS_MAX));
      throw new IOException(
          "DynamoDB Local did not come up: " + failed.getMessage() + "; its log:\n" + tail, failed);
    }
  }

  /** Where it answers. */
  public URI endpoint() {
    return endpoint;
  }

  /** The operating system's id of its process. */
  public long processId() {
    return process.pid();
  }

  @Override
  public void close() throws IOException {
    end(process);
    WorkFolder.delete(workFolder);
  }

  private static List<String> command(Options options, Path workFolder) throws IOException {
    String ourClasses;
    try {
      ourClasses =
          Path.of(DynamoDbProcess.class.getProtectionDomain().getCodeSource().getLocation().toURI())
              .toString();
    } catch (URISyntaxException strange) {
      throw new IOException("this module is not loaded from a file", strange);
    }
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx768m",
        "-XX:+UseSerialGC",
        "-Xshare:auto",
        "--enable-native-access=ALL-UNNAMED",
        WorkFolder.argument(workFolder),
        "-cp",
        ourClasses + System.getProperty("path.separator") + options.jars() + "/*",
        DynamoDbMain.class.getName(),
        Integer.toString(options.port()));
  }

  private static int awaitPort(Process process, Duration limit)
      throws IOException, InterruptedException {
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    CompletableFuture<String> announcement = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                announcement.complete(String.valueOf(output.readLine()));
              } catch (IOException broken) {
                announcement.completeExceptionally(broken);
              }
            });
    try {
      String line = announcement.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (!line.startsWith(DynamoDbMain.LISTENING)) {
        throw new IOException("its process ended");
      }
      return Integer.parseInt(line.substring(DynamoDbMain.LISTENING.length()));
    } catch (TimeoutException late) {
      throw new IOException("it did not listen within " + limit, late);
    } catch (ExecutionException broken) {
      throw new IOException("its output broke off", broken);
    }
  }

  /** It loads its engine with the first request, so listening alone is not yet working. */
  private static void requireAnswer(URI endpoint, Duration limit)
      throws IOException, InterruptedException {
    HttpRequest listTables =
        HttpRequest.newBuilder(endpoint)
            .timeout(limit)
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("X-Amz-Target", "DynamoDB_20120810.ListTables")
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request,"
                    + " SignedHeaders=host, Signature=none")
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(listTables, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException("it answered " + answer.statusCode() + " " + answer.body());
      }
    }
  }

  private static void end(Process process) throws IOException {
    // Its standard input's end is what it ends by; the rest is for one that hangs.
    process.getOutputStream().close();
    boolean ended;
    try {
      ended = process.waitFor(END_LIMIT);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      ended = false;
    }
    if (!ended) {
      process.destroyForcibly();
    }
  }
}
