package io.trackway.local.redshift.dialect;

/**
 * Cuts SQL into tokens as Redshift's own scanner would, so that nothing inside a literal, a quoted
 * name or a comment is ever taken for syntax.
 *
 * <p>A backslash escapes in an ordinary literal, which Redshift inherits from PostgreSQL 8.
 */
final class Tokenizer {
  private static final String OPERATOR_SIGNS = "+-*/<>=~!@#%^&|`?";

  /** An operator that contains one of these may end in a plus or a minus. */
  private static final String FREE_SIGNS = "~!@#%^&|`?";

  private final String sql;
  private final Tokens tokens;
  private int at;

  Tokenizer(String sql) {
    this.sql = sql;
    this.tokens = new Tokens(sql);
  }

  Tokens read() {
    while (at < sql.length()) {
      char sign = sql.charAt(at);
      if (sign <= ' ') {
        at++;
      } else if (startsWord(sign)) {
        word();
      } else if (sign == '\'') {
        add(Tokens.STRING, afterLiteral());
      } else if (sign == '"') {
        add(Tokens.QUOTED, afterQuotedName());
      } else if (startsNumber(sign)) {
        number();
      } else {
        sign(sign);
      }
    }
    return tokens;
  }

  private void sign(char sign) {
    if (sign == '-' && peek(1) == '-') {
      lineComment();
    } else if (sign == '/' && peek(1) == '*') {
      blockComment();
    } else if (sign == '$') {
      dollar();
    } else if (sign == ':') {
      colon();
    } else if (OPERATOR_SIGNS.indexOf(sign) >= 0) {
      add(Tokens.OPERATOR, afterOperator());
    } else {
      add(Tokens.PUNCTUATION, at + 1);
    }
  }

  private void add(byte kind, int end) {
    tokens.add(kind, at, end);
    at = end;
  }

  private void word() {
    int end = at + 1;
    while (end < sql.length() && continuesWord(sql.charAt(end))) {
      end++;
    }
    add(Tokens.WORD, end);
  }

  private void number() {
    int end = at + 1;
    while (end < sql.length() && isPartOfNumber(sql.charAt(end), sql.charAt(end - 1))) {
      end++;
    }
    add(Tokens.NUMBER, end);
  }

  private static boolean isPartOfNumber(char sign, char before) {
    return isDigit(sign)
        || sign == '.'
        || sign == 'e'
        || sign == 'E'
        || ((sign == '+' || sign == '-') && (before == 'e' || before == 'E'));
  }

  private int afterLiteral() {
    int end = at + 1;
    while (end < sql.length()) {
      char sign = sql.charAt(end);
      if (sign == '\\') {
        end++;
      } else if (sign == '\'') {
        if (end + 1 >= sql.length() || sql.charAt(end + 1) != '\'') {
          return end + 1;
        }
        end++;
      }
      end++;
    }
    return sql.length();
  }

  private int afterQuotedName() {
    int end = sql.indexOf('"', at + 1);
    while (end >= 0 && end + 1 < sql.length() && sql.charAt(end + 1) == '"') {
      end = sql.indexOf('"', end + 2);
    }
    return end < 0 ? sql.length() : end + 1;
  }

  private void lineComment() {
    int end = sql.indexOf('\n', at);
    at = end < 0 ? sql.length() : end + 1;
  }

  private void blockComment() {
    int depth = 0;
    do {
      if (peek(0) == '/' && peek(1) == '*') {
        depth++;
        at += 2;
      } else if (peek(0) == '*' && peek(1) == '/') {
        depth--;
        at += 2;
      } else {
        at++;
      }
    } while (depth > 0 && at < sql.length());
  }

  private void dollar() {
    int tagEnd = at + 1;
    while (tagEnd < sql.length() && continuesWord(sql.charAt(tagEnd)) && peekAt(tagEnd) != '$') {
      tagEnd++;
    }
    if (peekAt(tagEnd) != '$' || isDigit(peek(1))) {
      add(Tokens.PUNCTUATION, Math.max(tagEnd, at + 1));
      return;
    }
    String tag = sql.substring(at, tagEnd + 1);
    int end = sql.indexOf(tag, tagEnd + 1);
    add(Tokens.STRING, end < 0 ? sql.length() : end + tag.length());
  }

  private void colon() {
    if (peek(1) == ':') {
      add(Tokens.PUNCTUATION, at + 2);
      return;
    }
    int end = at + 1;
    while (end < sql.length() && isParameterSign(sql.charAt(end))) {
      end++;
    }
    add(end > at + 1 ? Tokens.PARAMETER : Tokens.PUNCTUATION, end);
  }

  private int afterOperator() {
    int end = at;
    boolean free = false;
    while (end < sql.length() && OPERATOR_SIGNS.indexOf(sql.charAt(end)) >= 0) {
      if (end > at && startsComment(end)) {
        break;
      }
      free |= FREE_SIGNS.indexOf(sql.charAt(end)) >= 0;
      end++;
    }
    while (!free && end > at + 1 && (sql.charAt(end - 1) == '-' || sql.charAt(end - 1) == '+')) {
      end--;
    }
    return end;
  }

  private boolean startsComment(int index) {
    char sign = sql.charAt(index);
    char next = peekAt(index + 1);
    return (sign == '-' && next == '-') || (sign == '/' && next == '*');
  }

  private boolean startsNumber(char sign) {
    return isDigit(sign) || (sign == '.' && isDigit(peek(1)));
  }

  private char peek(int distance) {
    return peekAt(at + distance);
  }

  private char peekAt(int index) {
    return index < sql.length() ? sql.charAt(index) : '\0';
  }

  private static boolean startsWord(char sign) {
    return (sign >= 'a' && sign <= 'z')
        || (sign >= 'A' && sign <= 'Z')
        || sign == '_'
        || sign >= '\u0080';
  }

  private static boolean continuesWord(char sign) {
    return startsWord(sign) || isDigit(sign) || sign == '$';
  }

  private static boolean isParameterSign(char sign) {
    return isDigit(sign)
        || (sign >= 'a' && sign <= 'z')
        || (sign >= 'A' && sign <= 'Z')
        || sign == '_';
  }

  private static boolean isDigit(char sign) {
    return sign >= '0' && sign <= '9';
  }
}
