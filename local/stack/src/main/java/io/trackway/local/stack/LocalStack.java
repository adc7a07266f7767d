package io.trackway.local.stack;

import io.trackway.local.host.FunctionHost;
import io.trackway.local.host.InvocationResult;
import io.trackway.local.host.Payload;
import io.trackway.local.mapping.MappingStatus;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The template's whole stack, running on this machine. */
public final class LocalStack implements AutoCloseable {

  private final StackDescription description;
  private final FunctionHost host;
  private final Optional<Mappings> mappings;
  private final ShutdownHook closing;

  /** What a start has brought up. */
  record Parts(StackDescription description, FunctionHost host, Optional<Mappings> mappings) {}

  private LocalStack(Parts parts, ShutdownHook closing) {
    this.description = parts.description();
    this.host = parts.host();
    this.mappings = parts.mappings();
    this.closing = closing;
  }

  /**
   * Starts everything, and stops it again where something does not start, or where this JVM is told
   * to end.
   *
   * @throws StackException where the template, a value, a function or a port is the reason
   */
  public static LocalStack start(StackOptions options) throws IOException, InterruptedException {
    ShutdownHook closing = ShutdownHook.install(new ClosingOrder());
    try {
      return new LocalStack(new StackStart(options, closing.order()).run(), closing);
    } catch (IOException | InterruptedException | RuntimeException | Error failed) {
      closing.close();
      throw failed;
    }
  }

  public StackDescription description() {
    return description;
  }

  /** Runs one function once, outside of gateway and mappings. */
  public InvocationResult invoke(String functionId, Payload event) throws InterruptedException {
    if (!host.processIds().containsKey(functionId)) {
      throw new StackException(
          "There is no function %s in the template, only %s"
              .formatted(functionId, String.join(", ", host.processIds().keySet())));
    }
    return host.invoke(functionId, event);
  }

  /** The Invoke API, for AWS's SDKs and command line. */
  public URI invokeEndpoint() {
    return host.endpoint();
  }

  /** The living processes of each function. */
  public Map<String, List<Long>> processIds() {
    return host.processIds();
  }

  /** How far each event source mapping is; none where the intake is closed. */
  public List<MappingStatus> mappings() {
    return mappings.map(Mappings::status).orElse(List.of());
  }

  /** Stops the intake, then the functions, then the servers; leaves nothing but the logs. */
  @Override
  public void close() {
    closing.close();
  }
}
