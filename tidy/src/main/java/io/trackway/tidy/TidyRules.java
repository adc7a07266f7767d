package io.trackway.tidy;

import java.util.Set;

/** The numbers and the exceptions of the repository's rules. */
final class TidyRules {

  static final int FILE_LINES_MAX = 300;
  static final int LINE_COLUMNS_MAX = 100;
  static final int METHOD_LINES_MAX = 50;
  static final int CONSTRUCTOR_ARGUMENTS_MAX = 5;
  static final int SUPPRESSIONS_MAX = 5;

  /** What the model may not do: each of these enters at the edge. */
  static final String EFFECTS =
      "System\\.getenv|Instant\\.now|UUID\\.randomUUID|Thread\\.sleep|new Random|System\\.out";

  /** The packages of the model that never import one another. */
  static final Set<String> STAGES = Set.of("protocol", "ingest", "process", "load", "status");

  /** Modules that may import AWS's libraries. */
  static final Set<String> AWS_MODULES =
      Set.of(
          "function-kit",
          "function-tests",
          "kinesis-stream",
          "live-store",
          "redshift-data",
          "write-keys",
          "secret-text",
          "ingest-function",
          "processor-function",
          "loader-function",
          "profile-function",
          "status-function",
          "query-function",
          "benchmarks/src/main/java/io/trackway/benchmarks/coldstart",
          "local/kinesis",
          "local/dynamodb",
          "local/faults",
          "local/redshift",
          "local/s3",
          "local/secrets",
          "local/lambda",
          "local/stack",
          "cli",
          "benchmarks",
          "loader-benchmarks");

  /** Files that choose over an open hierarchy that is not ours. */
  static final Set<String> OPEN_CHOICES =
      Set.of(
          // Throwables that a task may end with.
          "local/stack/src/main/java/io/trackway/local/stack/Together.java",
          // The YAML library's nodes.
          "local/stack/src/main/java/io/trackway/local/template/YamlDocument.java");

  private TidyRules() {}
}
