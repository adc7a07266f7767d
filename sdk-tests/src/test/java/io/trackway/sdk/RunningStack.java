package io.trackway.sdk;

import io.trackway.local.stack.LocalStack;
import io.trackway.local.stack.StackOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The local stack that all SDKs send to. */
final class RunningStack implements AutoCloseable {

  private static final Path ROOT = Path.of(System.getProperty("trackway.root"));
  private static final Path FOLDER = Path.of(System.getProperty("basedir", "."), "target/stack");
  private static final Map<String, String> PARAMETERS =
      Map.of("ProcessorWindowSeconds", "1", "LoaderWindowSeconds", "1");

  private final LocalStack stack;
  private final Warehouse warehouse;

  private RunningStack(LocalStack stack) {
    this.stack = stack;
    this.warehouse = new Warehouse(stack.description().warehouse().jdbcUrl());
  }

  static RunningStack start() throws IOException, InterruptedException {
    return new RunningStack(
        LocalStack.start(StackOptions.in(ROOT).withDirectory(FOLDER).withParameters(PARAMETERS)));
  }

  URI gateway() {
    return stack.description().gateway().endpoint().orElseThrow();
  }

  String writeKey() {
    return stack.description().gateway().writeKey();
  }

  Warehouse warehouse() {
    return warehouse;
  }

  /** Kills the processes that take events with SIGKILL, as a crash would. */
  void killIngest() {
    stack.processIds().getOrDefault("IngestFunction", List.of()).stream()
        .flatMap(id -> ProcessHandle.of(id).stream())
        .forEach(ProcessHandle::destroyForcibly);
  }

  @Override
  public void close() {
    stack.close();
  }
}
