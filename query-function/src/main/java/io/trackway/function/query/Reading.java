package io.trackway.function.query;

import io.trackway.request.Refusal;

/** What a request turned out to ask. */
sealed interface Reading {

  /** A question. */
  record Asked(Question question) implements Reading {}

  /** Nothing that can be answered. */
  record Refused(Refusal refusal) implements Reading {}
}
