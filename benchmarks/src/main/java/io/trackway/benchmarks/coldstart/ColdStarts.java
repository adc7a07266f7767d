package io.trackway.benchmarks.coldstart;

import io.trackway.benchmarks.coldstart.Report.Row;
import io.trackway.benchmarks.coldstart.Start.Taken;
import io.trackway.local.host.Payload;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures the ingest function's cold start: from the start of its process to its first answer.
 *
 * <p>The variants take turns, so that what else the machine does meets all of them alike.
 */
public final class ColdStarts {

  private static final String USAGE =
      "usage: ColdStarts ROUNDS [NAME=TARGET ...], each TARGET another build of ingest-function";

  private final List<Variant> variants;
  private final Start start;
  private final Path work;

  private ColdStarts(List<Variant> variants, Start start, Path work) {
    this.variants = variants;
    this.start = start;
    this.work = work;
  }

  /** Runs in the repository's root, everything having been built. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length == 0 || !arguments[0].matches("[1-9]\\d{0,2}")) {
      System.err.println(USAGE);
      System.exit(2);
    }
    int rounds = Integer.parseInt(arguments[0]);
    Path work = Files.createDirectories(Path.of("benchmarks/target/coldstart").toAbsolutePath());
    try (Services services = Services.start(Path.of("local/write-keys.json"))) {
      Start start =
          new Start(
              services.environment(),
              Payload.of(Files.readAllBytes(Path.of("events/ingest/single.json"))),
              Path.of("local/lambda/target/runtime-interface-client"),
              work);
      List<Variant> variants =
          new Variants(start, work)
              .all(
                  Path.of("ingest-function/target"),
                  Path.of("benchmarks/target/classes"),
                  others(arguments));
      System.out.print(new ColdStarts(variants, start, work).measure(rounds));
    }
  }

  private static Map<String, Path> others(String[] arguments) {
    Map<String, Path> others = new LinkedHashMap<>();
    for (String argument : List.of(arguments).subList(1, arguments.length)) {
      int sign = argument.indexOf('=');
      if (sign < 1) {
        System.err.println(USAGE);
        System.exit(2);
      }
      others.put(argument.substring(0, sign), Path.of(argument.substring(sign + 1)));
    }
    return others;
  }

  private String measure(int rounds) throws IOException, InterruptedException {
    List<Row> rows = new ArrayList<>();
    // This is also the round that does not count: it brings all files into memory.
    for (Variant variant : variants) {
      LoadedClasses classes = LoadedClasses.of(variant, start, work.resolve("classes.log"));
      rows.add(new Row(variant, classes, new ArrayList<>()));
    }
    List<Double> loads = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      loads.add(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
      for (Row row : rows) {
        Taken taken = start.run(row.variant(), 2);
        row.taken().add(taken);
      }
    }
    return "%d rounds, %d processors, load average %.1f to %.1f%n"
            .formatted(
                rounds,
                Runtime.getRuntime().availableProcessors(),
                loads.stream().mapToDouble(load -> load).min().orElseThrow(),
                loads.stream().mapToDouble(load -> load).max().orElseThrow())
        + Report.of(rows);
  }
}
