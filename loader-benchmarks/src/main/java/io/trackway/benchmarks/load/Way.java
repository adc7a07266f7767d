package io.trackway.benchmarks.load;

/** A way of getting rows into {@code events}. */
enum Way {
  ONE_BY_ONE("a statement and a call for each row"),
  PARAMETERS("multi-row INSERT, values as parameters"),
  MULTI_ROW("multi-row INSERT, bare"),
  LOADER_INSERT("the loader, insert"),
  LOADER_COPY("the loader, copy"),
  COPY_WITH_FILE("COPY, its file made and put too"),
  COPY("COPY of a file that is there");

  private final String text;

  Way(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }
}
