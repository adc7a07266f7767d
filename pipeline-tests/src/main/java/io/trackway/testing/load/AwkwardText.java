package io.trackway.testing.load;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.List;

/** Texts that have broken loaders. */
public final class AwkwardText {

  public static final List<String> ALL =
      List.of(
          "",
          "plain",
          "O'Brien",
          "''",
          "back\\slash",
          "ends with a backslash\\",
          "\\'",
          "\\'; DROP TABLE events; --",
          "\\\\n is not a line end",
          "line\nend\r\nand\ttab",
          "\"quoted\"",
          "$$ $1 :name ? %s {0} ;",
          "-- comment /* comment */",
          "é ß 語 العربية",
          "💥👩‍👩‍👧‍👦",
          "\u0001\u001f\u007f\u0085\u00a0\u2028\u2029\ufeff\uffff",
          "NULL",
          " leading");

  private AwkwardText() {}

  /** The text as a JSON string. */
  public static String json(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }
}
