package io.trackway.cli.warehouse;

import io.trackway.cli.console.DurationOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which rejected arrivals a command is about. */
public final class SelectionOptions {

  @Option(
      names = "--since",
      paramLabel = "TIME",
      defaultValue = "7d",
      converter = DurationOption.class,
      description = "Rows received within that time, such as 24h (default: ${DEFAULT-VALUE}).")
  private Duration since = Duration.ofDays(7);

  @Option(names = "--source", paramLabel = "NAME", description = "Only rows of this source.")
  private @Nullable String source;

  @Option(
      names = "--code",
      paramLabel = "CODE",
      description = "Only rows with this code, such as plan_violation.")
  private @Nullable String code;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  /** Whether it names a source or a code. */
  public boolean isNarrow() {
    return source != null || code != null;
  }

  /** The source and the code that it names, such as {@code " of source web"}; empty without. */
  public String text() {
    return (source == null ? "" : " of source " + source)
        + (code == null ? "" : " with code " + code);
  }

  /** How far back it goes, such as {@code " within 7d"}. */
  public String within() {
    return " within " + DurationOption.text(since);
  }

  /**
   * Refuses what nothing could be meant by.
   *
   * @throws ParameterException naming the option
   */
  public void check() {
    if (since.isZero()) {
      throw mistake("--since must be more than nothing");
    }
    if ((source != null && source.isEmpty()) || (code != null && code.isEmpty())) {
      throw mistake("--source and --code must not be empty");
    }
  }

  /** What is selected at that time. */
  public Selection at(Instant now) {
    return new Selection(now.minus(since), source, code);
  }

  private ParameterException mistake(String message) {
    return new ParameterException(Objects.requireNonNull(command).commandLine(), message);
  }
}
