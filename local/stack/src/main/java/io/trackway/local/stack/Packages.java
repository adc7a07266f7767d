package io.trackway.local.stack;

import io.trackway.local.host.FunctionCode;
import io.trackway.local.host.FunctionDefinition;
import io.trackway.local.host.FunctionLimits;
import io.trackway.local.template.FunctionResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds what {@code sam build} would package of each function. */
final class Packages {

  private static final String RUNTIME = "java25";

  /** More would only take turns on this machine's processors. */
  private static final int PROCESSES_MAX = 4;

  private final Path root;

  Packages(Path root) {
    this.root = root;
  }

  FunctionDefinition definition(FunctionResource function, Map<String, String> surroundings)
      throws IOException {
    if (!function.code().runtime().equals(RUNTIME)) {
      throw new StackException(
          "%s wants the runtime %s; the local run has %s only"
              .formatted(function.logicalId(), function.code().runtime(), RUNTIME));
    }
    Map<String, String> environment = new LinkedHashMap<>(function.environment());
    environment.putAll(surroundings);
    return new FunctionDefinition(
        function.logicalId(),
        new FunctionCode(function.code().handler(), classpath(function)),
        environment,
        new FunctionLimits(
            function.limits().timeoutSeconds(), function.limits().memoryMegabytes(), PROCESSES_MAX),
        List.of());
  }

  /** Lambda's own order: the classes, then the libraries by name. */
  private List<Path> classpath(FunctionResource function) throws IOException {
    Path target = root.resolve(function.code().module()).resolve("target");
    Path classes = target.resolve("classes");
    Path libraries = target.resolve("lib");
    if (!Files.isDirectory(classes) || !Files.isDirectory(libraries)) {
      throw new StackException(
          "%s is not built: there is no %s. Run `make packages` first."
              .formatted(function.logicalId(), libraries));
    }
    List<Path> classpath = new ArrayList<>();
    classpath.add(classes);
    try (Stream<Path> files = Files.list(libraries)) {
      files.filter(it -> it.toString().endsWith(".jar")).sorted().forEach(classpath::add);
    }
    return classpath;
  }
}
