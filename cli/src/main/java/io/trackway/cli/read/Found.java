package io.trackway.cli.read;

import com.fasterxml.jackson.databind.JsonNode;

/** What became of a question. */
sealed interface Found {

  /** An answer. */
  record Answer(JsonNode body) implements Found {}

  /**
   * None.
   *
   * @param message why, for a person
   */
  record Nothing(String message) implements Found {}
}
