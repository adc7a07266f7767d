package io.trackway.local.redshift.dialect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** DATEADD, DATEDIFF and DATE_PART take the name of a date part as a bare word. */
final class DateParts implements Rule {
  /** From the guide's table of date parts: each name with its abbreviations. */
  private static final Map<String, String> NAMES =
      names(
          List.of(
              "millennium millennia mil mils",
              "century centuries c cent cents",
              "decade decades dec decs",
              "year years y yr yrs",
              "quarter quarters qtr qtrs",
              "month months mon mons",
              "week weeks w",
              "day days d",
              "hour hours h hr hrs",
              "minute minutes m min mins",
              "second seconds s sec secs",
              "milliseconds millisecond ms msec msecs msecond mseconds millisec millisecs"
                  + " millisecon",
              "microseconds microsecond microsec microsecs microsecond usecond useconds us usec"
                  + " usecs",
              "dow dayofweek weekday dw",
              "doy dayofyear dy yearday",
              "epoch",
              "timezone",
              "timezone_hour",
              "timezone_minute"));

  private static Map<String, String> names(List<String> table) {
    Map<String, String> names = new HashMap<>();
    for (String line : table) {
      String[] words = line.split(" ", -1);
      for (String word : words) {
        names.put(word, words[0]);
      }
    }
    return Map.copyOf(names);
  }

  @Override
  public List<String> words() {
    return List.of("dateadd", "date_add", "datediff", "date_diff", "date_part");
  }

  @Override
  public void apply(Tokens tokens, Edits edits) {
    for (int at = 0; at + 3 < tokens.count(); at++) {
      if (tokens.isAny(at, "dateadd", "date_add", "datediff", "date_diff", "date_part")
          && tokens.is(at + 1, "(")
          && tokens.is(at + 3, ",")) {
        part(tokens, edits, at + 2);
      }
    }
  }

  private static void part(Tokens tokens, Edits edits, int at) {
    boolean string = tokens.kind(at) == Tokens.STRING;
    if (!string && tokens.kind(at) != Tokens.WORD) {
      return;
    }
    String word = tokens.name(at).replace("'", "");
    String name = NAMES.get(word);
    if (name == null) {
      throw new DialectException("date part \"" + word + "\" not recognized");
    }
    edits.replace(tokens.start(at), tokens.end(at), '\'' + name + '\'');
  }
}
