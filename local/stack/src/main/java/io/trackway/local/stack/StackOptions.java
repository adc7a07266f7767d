package io.trackway.local.stack;

import io.trackway.local.host.InvocationObserver;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How to start a stack.
 *
 * @param root the repository, with the template and the built modules
 * @param directory what belongs to this run: run.json, logs, and working files
 * @param parameters values of the template's parameters that differ from the local run's own
 */
public record StackOptions(
    Path root, Path directory, Intake intake, Map<String, String> parameters, Hooks hooks) {

  private static final Map<String, String> LOCAL_PARAMETERS =
      Map.of(
          "WriteKeys", "demo:web",
          "WarehouseWorkgroup", "trackway-local",
          "WarehouseDatabase", "dev");

  /** Whether the stack takes and moves events by itself. */
  public sealed interface Intake {

    /** The gateway listens, zero being any free port, and the event source mappings poll. */
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
    root = root.toAbsolutePath().normalize();
    directory = directory.toAbsolutePath().normalize();
    parameters = Map.copyOf(parameters);
  }

  /** A stack that listens on any free port, with its files in the usual folder. */
  public static StackOptions in(Path root) {
    return new StackOptions(
        root, root.resolve(".trackway"), new Intake.Open(0), Map.of(), Hooks.NONE);
  }

  public StackOptions withDirectory(Path changed) {
    return new StackOptions(root, changed, intake, parameters, hooks);
  }

  public StackOptions withPort(int port) {
    return withIntake(new Intake.Open(port));
  }

  public StackOptions withIntake(Intake changed) {
    return new StackOptions(root, directory, changed, parameters, hooks);
  }

  /** Adds values to those given before. */
  public StackOptions withParameters(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(parameters);
    all.putAll(more);
    return new StackOptions(root, directory, intake, all, hooks);
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

  private StackOptions withHooks(Hooks changed) {
    return new StackOptions(root, directory, intake, parameters, changed);
  }
}
