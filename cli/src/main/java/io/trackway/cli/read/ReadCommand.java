package io.trackway.cli.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.trackway.cli.console.Terminals;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that asks one question and prints the answer. */
abstract class ReadCommand implements Callable<Integer> {

  private static final int NOTHING = 2;

  @Mixin private ReadOptions options = new ReadOptions();

  @Option(names = "--json", description = "The answer as it is.")
  private boolean json;

  @Spec private @Nullable CommandSpec command;

  /** Prints what is at the path, as those lines. */
  final int print(String path, String name, Function<JsonNode, List<String>> lines)
      throws InterruptedException {
    CommandSpec spec = Objects.requireNonNull(command);
    ReadClient client;
    try {
      client = options.client();
    } catch (IllegalArgumentException mistake) {
      throw new ParameterException(spec.commandLine(), String.valueOf(mistake.getMessage()));
    }
    return switch (client.get(path, name)) {
      case Found.Answer(JsonNode body) -> {
        PrintWriter out = spec.commandLine().getOut();
        // What clients sent must not move a person's cursor.
        (json ? List.of(body.toString()) : lines.apply(body))
            .forEach(line -> out.println(Terminals.shown(line)));
        out.flush();
        yield 0;
      }
      case Found.Nothing(String message) -> {
        spec.commandLine().getErr().println(Terminals.shown(message));
        yield NOTHING;
      }
    };
  }
}
