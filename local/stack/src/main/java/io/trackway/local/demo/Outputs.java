package io.trackway.local.demo;

import io.trackway.local.demo.report.Terminal;
import java.io.Console;
import java.io.PrintStream;
import java.util.Optional;

/** Tells what kind of output the process has. */
public final class Outputs {

  private Outputs() {}

  /** Colours follow the convention of NO_COLOR. */
  public static Terminal terminal(PrintStream out) {
    String type = System.getenv("TERM");
    boolean isTerminal =
        Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false)
            && type != null
            && !type.equals("dumb");
    String noColour = System.getenv("NO_COLOR");
    boolean hasColours = isTerminal && (noColour == null || noColour.isEmpty());
    return new Terminal(out, isTerminal, hasColours);
  }
}
