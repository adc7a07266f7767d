package io.trackway.function.load;

import io.trackway.load.Columns;

/** How the stage of events holds JSON until it goes on to {@code events}. */
enum StagedJson {
  /** As its text, which is all that a literal can be. */
  TEXT("VARCHAR(" + Columns.TEXT_BYTES_MAX + ") NOT NULL", "JSON_PARSE(s.%s)"),

  /**
   * As a value: of a file an object becomes one by itself, so nothing is parsed twice. From the
   * guide's "Using COPY to load data into SUPER columns", where attributes are shredded.
   */
  VALUE("SUPER", "s.%s");

  private final String type;
  private final String parsed;

  StagedJson(String type, String parsed) {
    this.type = type;
    this.parsed = parsed;
  }

  /** The type of its columns, and what is required of them. */
  String type() {
    return type;
  }

  /** A column of the stage {@code s} as {@code events} takes it. */
  String parsed(String column) {
    return parsed.formatted(column);
  }
}
