package io.trackway.function.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The SQL files that come with the function, in the folder {@code schema} of its resources. */
final class SchemaFiles {

  /** All versions in their order; a folder on a class path cannot be listed. */
  static final List<String> NAMES =
      List.of(
          "V001__create_tables.sql",
          "V002__add_identity_and_request.sql",
          "V003__add_enrichment.sql",
          "V004__add_dimensions.sql",
          "V005__create_views.sql");

  private SchemaFiles() {}

  /** The migrations in the order of their versions. */
  static List<Migration> migrations() {
    return NAMES.stream().map(name -> Migration.of(name, text(name))).toList();
  }

  /** What every database gets before its first migration, safe to run each time. */
  static List<String> bootstrap() {
    return Migration.statements(text("bootstrap.sql"));
  }

  private static String text(String name) {
    try (InputStream file = SchemaFiles.class.getResourceAsStream("/schema/" + name)) {
      if (file == null) {
        throw new IllegalStateException("the package lacks schema/" + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
