package io.trackway.local.redshift.copy;

import java.util.Map;

/**
 * A column that COPY fills.
 *
 * @param type the engine's name of it
 * @param bytesMax of its text; 0 for no limit
 * @param required whether it is NOT NULL
 */
record TargetColumn(String name, String type, Kind kind, int bytesMax, boolean required) {

  /** What its values are read as. */
  enum Kind {
    TEXT,
    BOOLEAN,
    TIME,
    SUPER,
    /** Whatever the engine reads from a text. */
    OTHER
  }

  private static final Map<String, Kind> KINDS =
      Map.of(
          "varchar", Kind.TEXT,
          "bpchar", Kind.TEXT,
          "text", Kind.TEXT,
          "bool", Kind.BOOLEAN,
          "timestamp", Kind.TIME,
          "timestamptz", Kind.TIME,
          "super", Kind.SUPER,
          "jsonb", Kind.SUPER);

  /** The engine counts four bytes of its own into the modifier of a character type. */
  private static final int MODIFIER_EXTRA = 4;

  static TargetColumn of(String name, String type, int modifier, boolean required) {
    Kind kind = KINDS.getOrDefault(type, Kind.OTHER);
    int bytesMax = kind == Kind.TEXT ? Math.max(0, modifier - MODIFIER_EXTRA) : 0;
    return new TargetColumn(name, type, kind, bytesMax, required);
  }
}
