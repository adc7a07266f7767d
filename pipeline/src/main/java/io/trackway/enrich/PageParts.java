package io.trackway.enrich;

import java.io.IOException;

/** The parts of the page's URL, as they stand in it. */
final class PageParts {

  static final int HOST_BYTES_MAX = 255;
  private static final int SCHEME_BYTES_MAX = 20;
  private static final int PATH_BYTES_MAX = 1_000;
  private static final int QUERY_BYTES_MAX = 1_500;
  private static final int FRAGMENT_BYTES_MAX = 300;

  private PageParts() {}

  static void write(WebAddress page, Section section) throws IOException {
    section
        .text("scheme", page.scheme(), SCHEME_BYTES_MAX)
        .text("host", page.host(), HOST_BYTES_MAX)
        .number("port", page.port())
        .text("path", page.path(), PATH_BYTES_MAX)
        .text("query", page.query(), QUERY_BYTES_MAX)
        .text("fragment", page.fragment(), FRAGMENT_BYTES_MAX)
        .end();
  }
}
