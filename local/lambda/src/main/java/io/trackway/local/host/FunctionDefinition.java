package io.trackway.local.host;

import java.util.List;
import java.util.Map;

/** One function as a template describes it. */
public record FunctionDefinition(
    String name,
    FunctionCode code,
    Map<String, String> environment,
    FunctionLimits limits,
    List<String> jvmArguments) {

  public FunctionDefinition {
    if (!name.matches("[a-zA-Z0-9-_]{1,64}")) {
      throw new IllegalArgumentException("not a function name: " + name);
    }
    environment = Map.copyOf(environment);
    jvmArguments = List.copyOf(jvmArguments);
  }
}
