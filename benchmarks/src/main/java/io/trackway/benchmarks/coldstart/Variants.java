package io.trackway.benchmarks.coldstart;

import io.trackway.local.host.FunctionCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The ways to start the function that are compared, with the archives that some of them need. */
record Variants(Start start, Path work) {

  private static final String HANDLER = "io.trackway.function.ingest.IngestHandler::handleRequest";

  /** What an archive is made from: enough for each class that a request needs. */
  private static final int TRAINING_REQUESTS = 20;

  /**
   * The empty handler first, to which the others are compared.
   *
   * @param others more builds of the function to compare with, by name, each its module's target
   */
  List<Variant> all(Path target, Path benchmarks, Map<String, Path> others)
      throws IOException, InterruptedException {
    Variant packed = ingest("ingest in a jar", Build.packed(target), List.of());
    List<Variant> variants = new ArrayList<>();
    variants.add(
        new Variant(
            "empty handler",
            new FunctionCode(EmptyHandler.class.getName(), List.of(benchmarks)),
            List.of()));
    variants.add(ingest("ingest", Build.unpacked(target), List.of()));
    for (Map.Entry<String, Path> other : others.entrySet()) {
      variants.add(ingest(other.getKey(), Build.unpacked(other.getValue()), List.of()));
    }
    variants.add(packed);
    variants.add(withClassArchive(packed));
    variants.add(withAotCache(packed));
    return variants;
  }

  private Variant withClassArchive(Variant packed) throws IOException, InterruptedException {
    Path archive = work.resolve("classes.jsa");
    start.run(packed.with("-XX:ArchiveClassesAtExit=" + archive), TRAINING_REQUESTS);
    return named("with AppCDS archive", packed.with("-XX:SharedArchiveFile=" + archive));
  }

  private Variant withAotCache(Variant packed) throws IOException, InterruptedException {
    Path cache = work.resolve("classes.aot");
    start.run(packed.with("-XX:AOTCacheOutput=" + cache), TRAINING_REQUESTS);
    return named("with AOT cache", packed.with("-XX:AOTCache=" + cache));
  }

  private static Variant ingest(String name, Build code, List<String> jvmArguments) {
    return new Variant(name, new FunctionCode(HANDLER, code.classpath()), jvmArguments);
  }

  private static Variant named(String name, Variant variant) {
    return new Variant(name, variant.code(), variant.jvmArguments());
  }
}
