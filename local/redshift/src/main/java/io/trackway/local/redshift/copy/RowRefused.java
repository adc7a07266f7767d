package io.trackway.local.redshift.copy;

/**
 * A row that cannot be loaded. Codes and messages are those of the guide's "Load error reference"
 * and of {@code STL_LOAD_ERRORS}, as far as they are known.
 */
final class RowRefused extends Exception {
  private static final long serialVersionUID = 1L;

  /** What was wrong. */
  enum Reason {
    TOO_LONG(1204, "String length exceeds DDL length"),
    TIME(1206, "Invalid timestamp format or value"),
    BOOLEAN(1210, "Unknown boolean format"),
    MISSING(1213, "Missing data for not-null field"),
    LINE(1216, "Invalid input line"),
    ENCODING(1220, "String contains invalid or unsupported UTF8 codepoints"),
    VALUE(1223, "Invalid value");

    private final int code;
    private final String text;

    Reason(int code, String text) {
      this.code = code;
      this.text = text;
    }

    int code() {
      return code;
    }
  }

  private final Reason reason;
  private final String column;

  private RowRefused(Reason reason, String column, String message) {
    super(message, null, false, false);
    this.reason = reason;
    this.column = column;
  }

  static RowRefused line(Reason reason, String detail) {
    return new RowRefused(reason, "", reason.text + ": " + detail);
  }

  static RowRefused value(Reason reason, String column) {
    return new RowRefused(reason, column, reason.text);
  }

  Reason reason() {
    return reason;
  }

  /** Empty where the whole line is at fault. */
  String column() {
    return column;
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
