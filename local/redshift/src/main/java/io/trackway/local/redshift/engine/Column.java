package io.trackway.local.redshift.engine;

import java.util.Map;

/** A column of a result, with the type name that Redshift gives it. */
public record Column(String name, String type, Kind kind, Size size) {

  /** How large its values may be. */
  public record Size(int length, int precision, int scale) {}

  /** Which member of the Data API's field union holds a column's values. */
  public enum Kind {
    LONG,
    DOUBLE,
    BOOLEAN,
    TEXT,
    SUPER
  }

  private static final Map<String, Kind> KINDS =
      Map.of(
          "int2", Kind.LONG,
          "int4", Kind.LONG,
          "int8", Kind.LONG,
          "float4", Kind.DOUBLE,
          "float8", Kind.DOUBLE,
          "bool", Kind.BOOLEAN,
          "jsonb", Kind.SUPER,
          "json", Kind.SUPER);

  /** Redshift's names of types that the engine calls otherwise. */
  private static final Map<String, String> NAMES =
      Map.of("jsonb", "super", "json", "super", "text", "varchar", "bytea", "varbyte");

  static Column of(String name, String engineType, Size size) {
    return new Column(
        name,
        NAMES.getOrDefault(engineType, engineType),
        KINDS.getOrDefault(engineType, Kind.TEXT),
        size);
  }
}
