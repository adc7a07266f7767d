package io.trackway.local.stack;

import io.trackway.local.host.InvocationObserver;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How to start a stack.
 *
 * @param parameters values of the template's parameters that differ from the local run's own
 */
public record StackOptions(
    Places places, Intake intake, Map<String, String> parameters, Hooks hooks) {

  private static final Map<String, String> LOCAL_PARAMETERS =
      Map.of(
          "WarehouseWorkgroup", "trackway-local",
          "WarehouseDatabase", "dev");

  /**
   * Where its files are.
   *
   * @param root the repository, with the template and the built modules
   * @param directory what belongs to this run: run.json, logs, and working files
   * @param writeKeys the keys that may send, which are read again while it runs
   */
  public record Places(Path root, Path directory, Path writeKeys) {

    public Places {
      root = root.toAbsolutePath().normalize();
      directory = directory.toAbsolutePath().normalize();
      writeKeys = writeKeys.toAbsolutePath().normalize();
    }

    /** The keys that may read. */
    Path readKeys() {
      return root.resolve("local/read-keys.json");
    }
  }

  /** Whether the stack takes and moves events by itself. */
  public sealed interface Intake {

    /** The gateway listens, zero being any free port; mappings poll, and schedules beat. */
    record Open(int port) implements Intake {
      public Open {
        if (port < 0 || port > 65_535) {
          throw new IllegalArgumentException("a port is 0 to 65535, not " + port);
        }
      }
    }

    /** Functions run only where they are invoked. */
    record Closed() implements Intake {}
  }

  /** Where a caller may look on and step in. */
  public record Hooks(
      EndpointRewrite endpoints, InvocationObserver invocations, Progress progress) {

    public static final Hooks NONE =
        new Hooks(EndpointRewrite.NONE, InvocationObserver.NONE, Progress.SILENT);
  }

  public StackOptions {
    parameters = Map.copyOf(parameters);
  }

  /** A stack that listens on any free port, with its files in the usual places. */
  public static StackOptions in(Path root) {
    Places places =
        new Places(root, root.resolve(".trackway"), root.resolve("local/write-keys.json"));
    return new StackOptions(places, new Intake.Open(0), Map.of(), Hooks.NONE);
  }

  public Path root() {
    return places.root();
  }

  public Path directory() {
    return places.directory();
  }

  public StackOptions withDirectory(Path changed) {
    return withPlaces(new Places(places.root(), changed, places.writeKeys()));
  }

  public StackOptions withWriteKeys(Path changed) {
    return withPlaces(new Places(places.root(), places.directory(), changed));
  }

  public StackOptions withPort(int port) {
    return withIntake(new Intake.Open(port));
  }

  public StackOptions withIntake(Intake changed) {
    return new StackOptions(places, changed, parameters, hooks);
  }

  /** Adds values to those given before. */
  public StackOptions withParameters(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(parameters);
    all.putAll(more);
    return new StackOptions(places, intake, all, hooks);
  }

  public StackOptions withEndpoints(EndpointRewrite changed) {
    return withHooks(new Hooks(changed, hooks.invocations(), hooks.progress()));
  }

  public StackOptions withInvocations(InvocationObserver changed) {
    return withHooks(new Hooks(hooks.endpoints(), changed, hooks.progress()));
  }

  public StackOptions withProgress(Progress changed) {
    return withHooks(new Hooks(hooks.endpoints(), hooks.invocations(), changed));
  }

  /** What the template gets: the local run's own values, and over them those given. */
  Map<String, String> templateParameters() {
    Map<String, String> all = new LinkedHashMap<>(LOCAL_PARAMETERS);
    all.putAll(parameters);
    return all;
  }

  private StackOptions withPlaces(Places changed) {
    return new StackOptions(changed, intake, parameters, hooks);
  }

  private StackOptions withHooks(Hooks changed) {
    return new StackOptions(places, intake, parameters, changed);
  }
}
