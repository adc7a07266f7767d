package io.trackway.local.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A function with everything that it has from the template's globals. */
public record FunctionResource(
    String logicalId,
    Code code,
    Limits limits,
    Map<String, String> environment,
    List<Trigger> triggers)
    implements Resource {

  /**
   * What it runs.
   *
   * @param module the Maven module that is packaged for it
   */
  public record Code(String handler, String runtime, String module) {}

  /** What one invocation may take. */
  public record Limits(int timeoutSeconds, int memoryMegabytes) {}

  public FunctionResource {
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    triggers = List.copyOf(triggers);
  }
}
