package io.trackway.cli.console;

import java.io.Console;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether somebody watches: lines may be drawn over, and colours used.
 *
 * <p>Java tells it of both streams together only, so that the launcher, which can ask for each,
 * says it by system properties.
 */
public final class Terminals {

  private static final int COLUMNS = 80;
  private static final int COLUMNS_MIN = 40;
  private static final int MESSAGE_CHARACTERS_MAX = 300;
  private static final String CUT = "...";

  private Terminals() {}

  /** Whether the standard output is a terminal that shows colours; NO_COLOR is respected. */
  public static boolean outHasColours() {
    String noColour = System.getenv("NO_COLOR");
    return isTerminal("out") && (noColour == null || noColour.isEmpty());
  }

  /** Whether the standard error output is a terminal. */
  public static boolean errIsTerminal() {
    return isTerminal("err");
  }

  /**
   * How many columns the standard output shows in a line; what is no terminal shows any number.
   *
   * @return at least 40, which a table needs to say anything
   */
  public static int outColumns() {
    return isTerminal("out")
        ? Math.max(COLUMNS_MIN, Integer.getInteger("trackway.terminal.columns", COLUMNS))
        : Integer.MAX_VALUE;
  }

  /** As much of a line as that many columns show. */
  public static String cut(String line, int columns) {
    return line.length() <= columns ? line : line.substring(0, columns - CUT.length()) + CUT;
  }

  /** What a failure says, without the many lines that some libraries add. */
  public static String sentence(Exception failure) {
    return shown(cut(String.valueOf(failure.getMessage()), MESSAGE_CHARACTERS_MAX));
  }

  private static boolean isTerminal(String stream) {
    String told = System.getProperty("trackway.terminal." + stream);
    return told == null
        ? Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false)
        : Boolean.parseBoolean(told);
  }

  /** The text as it may be shown: what a stranger sent must not control the terminal. */
  public static String shown(String text) {
    return text.codePoints()
        .map(
            it ->
                Character.isISOControl(it) || Character.getType(it) == Character.FORMAT ? '?' : it)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}
