package io.trackway.function.load;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The value of one column of a staged row, before it has a form. */
sealed interface Cell {

  /** The column's name in its stage. */
  String column();

  /** A text. */
  record Text(String column, @Nullable String value) implements Cell {}

  /** JSON as its text, which is valid and has no line end. */
  record Json(String column, String value) implements Cell {}

  /** A point in time. */
  record Time(String column, @Nullable Instant value) implements Cell {}

  /** A truth value. */
  record Flag(String column, @Nullable Boolean value) implements Cell {}
}
