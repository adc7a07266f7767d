package io.trackway.local.redshift.dialect;

import java.util.List;

/**
 * ALTER TABLE: columns as in CREATE TABLE; keys, encodings and distribution change nothing here.
 */
final class AlterTableRule implements Rule {
  /** Checks that the table exists, locks it as Redshift would, and does nothing else. */
  private static final String NOTHING = " REPLICA IDENTITY DEFAULT";

  @Override
  public List<String> words() {
    return List.of("alter");
  }

  @Override
  public void apply(Tokens tokens, Edits edits) {
    if (!tokens.follow(0, "alter table")) {
      return;
    }
    int action = tokens.afterName(2);
    if (tokens.is(action, "add")) {
      add(tokens, edits, action);
    } else if (tokens.is(action, "alter")) {
      alter(tokens, edits, action);
    } else if (tokens.follow(action, "drop constraint")) {
      edits.insert(tokens.end(action + 1), " IF EXISTS");
    }
  }

  private static void add(Tokens tokens, Edits edits, int action) {
    int at = tokens.is(action + 1, "constraint") ? action + 3 : action + 1;
    if (tokens.follow(at, "primary key")
        || tokens.follow(at, "foreign key")
        || tokens.follow(at, "unique (")) {
      replaceFrom(tokens, edits, action, NOTHING);
      return;
    }
    new ColumnDefinition(tokens, edits).rewrite(column(tokens, action), tokens.count());
  }

  /** Whether the statement alters the type of a column. */
  static boolean isResize(Tokens tokens) {
    int action = tokens.afterName(2);
    return tokens.follow(0, "alter table")
        && tokens.is(action, "alter")
        && tokens.is(column(tokens, action) + 1, "type");
  }

  private static int column(Tokens tokens, int action) {
    return tokens.is(action + 1, "column") ? action + 2 : action + 1;
  }

  private static void alter(Tokens tokens, Edits edits, int action) {
    int column = column(tokens, action);
    if (isResize(tokens)) {
      resize(tokens, edits, action, column);
    } else {
      replaceFrom(tokens, edits, action, NOTHING);
    }
  }

  /** The length of a VARCHAR is all that Redshift lets one change of a type. */
  private static void resize(Tokens tokens, Edits edits, int action, int column) {
    ColumnDefinition.Type type = ColumnDefinition.characterType(tokens, column + 2);
    if (type == null || !type.varying()) {
      throw new DialectException(
          "cannot alter type of column \"" + tokens.name(column) + "\", not supported");
    }
    String name = tokens.name(column);
    edits.replace(
        0,
        tokens.sql().length(),
        "CALL redshift.resize($name$%s$name$, $name$%s$name$, %d, $name$%s$name$)"
            .formatted(tokens.text(2, action), name, type.bytes(), type.constraint(name)));
  }

  private static void replaceFrom(Tokens tokens, Edits edits, int first, String text) {
    edits.replace(tokens.end(first - 1), tokens.sql().length(), text);
  }
}
