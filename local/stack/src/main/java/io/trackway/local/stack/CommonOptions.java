package io.trackway.local.stack;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of every command that starts a stack. */
public final class CommonOptions {

  @Option(
      names = "--root",
      paramLabel = "FOLDER",
      defaultValue = "",
      description = "The repository; this folder unless given.")
  private Path root = Path.of("");

  @Option(
      names = "--parameter",
      paramLabel = "NAME=VALUE",
      description = "A value of a parameter of the template; may be repeated.")
  private Map<String, String> parameters = new LinkedHashMap<>();

  @Option(
      names = "--keys",
      paramLabel = "FILE",
      description = "The write keys; those in local/write-keys.json unless given.")
  private Optional<Path> writeKeys = Optional.empty();

  /** What was given on the command line, and nothing else. */
  public StackOptions stackOptions() {
    StackOptions options = StackOptions.in(root).withParameters(parameters);
    return writeKeys.map(options::withWriteKeys).orElse(options);
  }
}
