package io.trackway.local.redshift.dialect;

import io.trackway.local.redshift.dialect.CopyCommand.Reading;
import io.trackway.local.redshift.dialect.CopyCommand.S3Prefix;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code COPY table [(columns)] FROM 's3://...' options}, the options in any order, as the
 * guide's chapter on COPY has them. What is not loaded here, such as CSV, is refused by name.
 */
final class CopyReader {
  private static final Pattern PATH = Pattern.compile("s3://([^/]+)(?:/(.*))?", Pattern.DOTALL);
  private static final Pattern ROLES = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/.+");
  private static final String AUTOMATIC = "auto";

  private final Tokens tokens;
  private final Set<String> seen = new HashSet<>();
  private int at = 1;
  private boolean gzip;
  private boolean anyTime;

  private CopyReader(Tokens tokens) {
    this.tokens = tokens;
  }

  static CopyCommand read(Tokens tokens) {
    return new CopyReader(tokens).read();
  }

  private CopyCommand read() {
    String table = table();
    List<String> columns = columns();
    require("from");
    S3Prefix source = source();
    while (at < tokens.count() && !tokens.is(at, ";")) {
      option();
    }
    if (!seen.contains("json")) {
      throw new DialectException("COPY of other formats than JSON is not available locally");
    }
    if (!seen.contains("iam_role")) {
      throw new DialectException("COPY needs IAM_ROLE; other credentials are not taken locally");
    }
    return new CopyCommand(table, columns, source, new Reading(gzip, anyTime));
  }

  private String table() {
    if (!tokens.isName(at)) {
      throw unexpected();
    }
    int first = at;
    at = tokens.afterName(at);
    return tokens.text(first, at);
  }

  private List<String> columns() {
    List<String> columns = new ArrayList<>();
    if (!tokens.is(at, "(")) {
      return columns;
    }
    do {
      at++;
      if (!tokens.isName(at)) {
        throw unexpected();
      }
      columns.add(tokens.name(at++));
    } while (tokens.is(at, ","));
    require(")");
    return columns;
  }

  private S3Prefix source() {
    String path = string();
    Matcher matcher = PATH.matcher(path);
    if (!matcher.matches()) {
      throw new DialectException("COPY from other places than S3 is not available locally");
    }
    String prefix = matcher.group(2);
    return new S3Prefix(matcher.group(1), prefix == null ? "" : prefix);
  }

  private void option() {
    if (tokens.kind(at) != Tokens.WORD) {
      throw unexpected();
    }
    String name = tokens.name(at++);
    switch (name) {
      case "iam_role" -> role(once(name));
      case "format" -> format(once(name));
      case "json" -> json();
      case "gzip" -> gzip = !once(name).isEmpty();
      case "timeformat" -> timeFormat(once(name));
      // Encodings and statistics are not kept here, and all of S3 is in one place.
      case "compupdate" -> skip(once(name), "on", "off", "true", "false", "preset");
      case "statupdate" -> skip(once(name), "on", "off", "true", "false");
      case "region" -> automatic(once(name));
      default ->
          throw new DialectException(
              "COPY with %s is not available locally".formatted(name.toUpperCase(Locale.ROOT)));
    }
  }

  private String once(String option) {
    if (!seen.add(option)) {
      throw new DialectException("conflicting or redundant options");
    }
    return option;
  }

  private void role(String option) {
    if (tokens.is(at, "default")) {
      at++;
    } else if (!ROLES.matcher(string()).matches()) {
      throw new DialectException("%s is not DEFAULT or the ARN of a role".formatted(option));
    }
  }

  private void format(String option) {
    skip(option, "as");
    if (!tokens.is(at, "json")) {
      throw new DialectException(
          "COPY with %s %s is not available locally"
              .formatted(option.toUpperCase(Locale.ROOT), tokens.text(at)));
    }
    at++;
    json();
  }

  private void json() {
    skip(once("json"), "as");
    String argument =
        at < tokens.count() && tokens.kind(at) == Tokens.STRING ? string() : AUTOMATIC;
    if (!argument.equals(AUTOMATIC)) {
      throw new DialectException("COPY of JSON is available locally with 'auto' only");
    }
  }

  private void timeFormat(String option) {
    if (!automatic(option).equals(AUTOMATIC)) {
      throw new DialectException("TIMEFORMAT is available locally with 'auto' only");
    }
    anyTime = true;
  }

  private String automatic(String option) {
    skip(option, "as");
    return string();
  }

  private void skip(String option, String... words) {
    assert seen.contains(option);
    if (tokens.isAny(at, words)) {
      at++;
    }
  }

  private String string() {
    if (at >= tokens.count()
        || tokens.kind(at) != Tokens.STRING
        || !tokens.text(at).endsWith("'")) {
      throw unexpected();
    }
    String text = tokens.text(at++);
    return text.substring(1, text.length() - 1).replaceAll("(?s)['\\\\](.)", "$1");
  }

  private void require(String word) {
    if (!tokens.is(at, word)) {
      throw unexpected();
    }
    at++;
  }

  private DialectException unexpected() {
    return new DialectException(
        at < tokens.count()
            ? "syntax error at or near \"%s\"".formatted(tokens.text(at))
            : "syntax error at end of input");
  }
}
