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

  /** Asked before anything starts, so that the answer does not take seconds. */
  void requireBuilt(FunctionResource function) {
    if (!function.code().runtime().equals(RUNTIME)) {
      throw new StackException(
          "%s wants the runtime %s; the local run has %s only"
              .formatted(function.logicalId(), function.code().runtime(), RUNTIME));
    }
    for (Path part : List.of(classes(function), libraries(function))) {
      if (!Files.isDirectory(part)) {
        throw new StackException(
            "%s is not built: there is no %s. Run `make packages` first."
                .formatted(function.logicalId(), part));
      }
    }
  }

  FunctionDefinition definition(FunctionResource function, Map<String, String> surroundings)
      throws IOException {
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
    List<Path> classpath = new ArrayList<>();
    classpath.add(classes(function));
    try (Stream<Path> files = Files.list(libraries(function))) {
      files.filter(it -> it.toString().endsWith(".jar")).sorted().forEach(classpath::add);
    }
    return classpath;
  }

  private Path classes(FunctionResource function) {
    return root.resolve(function.code().module()).resolve("target/classes");
  }

  private Path libraries(FunctionResource function) {
    return root.resolve(function.code().module()).resolve("target/lib");
  }
}
